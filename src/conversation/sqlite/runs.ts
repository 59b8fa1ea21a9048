import type { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { ChatError } from "../../model/error.ts";
import { wellFormedText } from "../../reasoning/well-formed.ts";
import type { AssistantTreeMessage, TreeMessage } from "../conversation.ts";
import type { Provenance } from "../provenance.ts";
import type { RunOwner, RunPiece, RunPlace, RunStart, RunText } from "../store.ts";
import { addMessages, clean, getMessage, index, keyOfConversation, keyOfMessage, takeFromIndex } from "./conversations.ts";

/** How long the pieces of a run outlive it, for readers that are late. Afterwards its message is read. Milliseconds. */
const keepMs = 600_000;
/** A run that has been silent for this long is over, whoever has its owner's number now. Milliseconds. */
const longestSilenceMs = 24 * 3_600_000;

const runRow = z.object({ key: z.number(), message: z.number(), owner: z.string(), writtenAt: z.number(), endedAt: z.number().nullable() });
const pieceRow = z.object({ offset: z.number(), kind: z.enum(["reasoning", "text"]), text: z.string() });
const placeRow = z.object({ conversation: z.string(), message: z.string() });
const placeOfRun = z.object({ run: z.string(), conversation: z.string() });
const runColumns = "key, message, owner, written_at AS writtenAt, ended_at AS endedAt";

type Run = z.infer<typeof runRow>;

export function startRun(db: DatabaseSync, user: string, owner: string, { id, clientKey, ...run }: RunStart): string {
  const now = Date.now();
  dropPieces(db, now - keepMs);
  const before = db.prepare("SELECT id FROM run WHERE user = ? AND client_key = ?").get(user, clientKey ?? null)?.["id"];
  if (before !== undefined) return String(before);
  addMessages(db, user, run.conversation, [...run.messages, run.reply]);
  const conversation = keyOfConversation(db, user, run.conversation.id);
  const message = conversation === undefined ? undefined : keyOfMessage(db, conversation, run.reply.id);
  db.prepare("INSERT INTO run (user, id, client_key, message, owner, written_at) VALUES (?, ?, ?, ?, ?, ?)").run(
    user,
    id,
    clientKey ?? null,
    message ?? null,
    owner,
    now,
  );
  return id;
}

/** A piece for a run that has ended or is gone is late: whoever ended it had the whole text. */
export function appendRun(db: DatabaseSync, user: string, id: string, pieces: readonly RunPiece[], reply?: Provenance): void {
  const run = runOf(db, user, id);
  if (run === undefined || run.endedAt !== null) return;
  const insert = db.prepare("INSERT INTO piece (run, place, length, kind, text) VALUES (?, ?, ?, ?, ?)");
  let end = endOf(db, run);
  for (const { offset, kind, text } of pieces) {
    const rest = text.slice(Math.max(0, end - offset));
    if (offset > end) throw new RangeError(`run ${id} ends at ${end}, and a piece begins at ${offset}`);
    if (rest === "") continue;
    insert.run(run.key, end, rest.length, kind, wellFormedText(rest));
    end += rest.length;
  }
  if (reply !== undefined) db.prepare("UPDATE message SET reply = ? WHERE key = ?").run(JSON.stringify(reply), run.message);
  db.prepare("UPDATE run SET written_at = ? WHERE key = ?").run(Date.now(), run.key);
}

export function findRun(db: DatabaseSync, user: string, clientKey: string): RunPlace | undefined {
  const found = db
    .prepare(
      `SELECT run.id AS run, conversation.id AS conversation FROM run JOIN message ON message.key = run.message
       JOIN conversation ON conversation.key = message.conversation WHERE run.user = ? AND client_key = ?`,
    )
    .get(user, clientKey);
  return placeOfRun.optional().parse(found);
}

/**
 * Drops the pieces of runs that ended before a moment: their messages hold the same text. Not where the model thought again after it
 * had begun to answer: its message tells thinking and answer apart, and places in the two no longer agree.
 */
function dropPieces(db: DatabaseSync, before: number): void {
  db.prepare(
    `DELETE FROM piece WHERE run IN (
       SELECT key FROM run WHERE ended_at < ? AND coalesce(
         (SELECT max(place) FROM piece WHERE run = run.key AND kind = 'reasoning') <
         (SELECT min(place) FROM piece WHERE run = run.key AND kind = 'text'), 1))`,
  ).run(before);
}

export function readRun(db: DatabaseSync, user: string, id: string, from: number): RunText | undefined {
  const run = runOf(db, user, id);
  if (run === undefined) return undefined;
  const place = placeRow.parse(
    db
      .prepare(
        "SELECT conversation.id AS conversation, message.id AS message FROM message JOIN conversation ON conversation.key = message.conversation WHERE message.key = ?",
      )
      .get(run.message),
  );
  // A reply whose pieces were dropped, or could not all be written, has its text in the message.
  const isWhole = run.endedAt === null || endOf(db, run) === lengthOf(getMessage(db, run.message));
  const pieces = (isWhole ? piecesOf(db, run, from) : piecesOfMessage(db, run)).flatMap((piece): readonly RunPiece[] => {
    const cut = Math.max(0, from - piece.offset);
    const text = piece.text.slice(cut);
    return text === "" ? [] : [{ ...piece, offset: piece.offset + cut, text }];
  });
  const last = pieces.at(-1);
  return { ...place, running: run.endedAt === null, pieces, end: last === undefined ? from : last.offset + last.text.length };
}

/** Also for a run that was taken for interrupted: whoever produced it knows better. */
export function finishRun(db: DatabaseSync, user: string, id: string, reply: AssistantTreeMessage): void {
  const run = runOf(db, user, id);
  if (run === undefined) throw new ChatError("not-saved", { kind: "conversation-gone" });
  endRun(db, run, reply);
}

/** Ends the runs of producers that are gone: what they had given stays, marked as interrupted. @returns how many there were. */
export function interruptRuns(db: DatabaseSync, owner: RunOwner): number {
  let interrupted = 0;
  const open = db.prepare(`SELECT ${runColumns} FROM run WHERE ended_at IS NULL`).all();
  for (const run of open.map((row) => runRow.parse(row))) {
    const gone = run.owner !== owner.id && !owner.isAlive(run.owner);
    if (!gone && Date.now() - run.writtenAt < longestSilenceMs) continue;
    const message = getMessage(db, run.message);
    if (message.role !== "assistant") continue;
    const pieces = piecesOf(db, run, 0);
    const all = (wanted: RunPiece["kind"]) => pieces.map(({ kind, text }) => (kind === wanted ? text : "")).join("");
    const reply = { ...message.reply, state: "interrupted" as const };
    endRun(db, run, { ...message, reasoning: all("reasoning"), text: all("text"), reply });
    interrupted++;
  }
  return interrupted;
}

function endRun(db: DatabaseSync, run: Run, reply: AssistantTreeMessage): void {
  const message = clean(reply);
  takeFromIndex(db, run.message, getMessage(db, run.message));
  db.prepare("UPDATE message SET text = ?, reasoning = ?, reply = ? WHERE key = ?").run(
    message.text,
    message.role === "assistant" ? message.reasoning : null,
    JSON.stringify(reply.reply),
    run.message,
  );
  index(db, run.message, message);
  cutPieces(db, run, lengthOf(message));
  db.prepare("UPDATE run SET ended_at = ? WHERE key = ?").run(Date.now(), run.key);
}

/** A reply that was stopped ends where its reader was; what had come after that is not kept. */
function cutPieces(db: DatabaseSync, run: Run, end: number): void {
  const last = piecesOf(db, run, end)[0];
  db.prepare("DELETE FROM piece WHERE run = ? AND place + length > ?").run(run.key, end);
  if (last === undefined || last.offset >= end) return;
  const text = last.text.slice(0, end - last.offset);
  db.prepare("INSERT INTO piece (run, place, length, kind, text) VALUES (?, ?, ?, ?, ?)").run(
    run.key,
    last.offset,
    text.length,
    last.kind,
    text,
  );
}

function runOf(db: DatabaseSync, user: string, id: string): Run | undefined {
  return runRow.optional().parse(db.prepare(`SELECT ${runColumns} FROM run WHERE user = ? AND id = ?`).get(user, id));
}

function endOf(db: DatabaseSync, run: Run): number {
  return Number(db.prepare("SELECT coalesce(max(place + length), 0) AS end FROM piece WHERE run = ?").get(run.key)?.["end"]);
}

/** The pieces of a run that reach beyond a place, as far as they were written and not dropped. */
function piecesOf(db: DatabaseSync, run: Run, from: number): readonly RunPiece[] {
  const rows = db.prepare("SELECT place AS offset, kind, text FROM piece WHERE run = ? AND place + length > ? ORDER BY place");
  return rows.all(run.key, from).map((row) => pieceRow.parse(row));
}

function lengthOf(message: TreeMessage): number {
  return message.text.length + (message.role === "assistant" ? message.reasoning.length : 0);
}

function piecesOfMessage(db: DatabaseSync, run: Run): readonly RunPiece[] {
  const message = getMessage(db, run.message);
  if (message.role !== "assistant") return [];
  const { reasoning, text } = message;
  return [
    { offset: 0, kind: "reasoning", text: reasoning },
    { offset: reasoning.length, kind: "text", text },
  ];
}
