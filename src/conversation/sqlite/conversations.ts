import type { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { ChatError } from "../../model/error.ts";
import { wellFormedText } from "../../reasoning/well-formed.ts";
import { type Conversation, type ConversationHead, type TreeMessage, treeMessageSchema } from "../conversation.ts";
import type { Hit, Summary } from "../store.ts";
import { excerptOf, matchOf, searchable } from "./search.ts";

const headRow = z.object({ id: z.string(), title: z.string(), createdAt: z.string() });
const summaryRow = headRow.extend({ updatedAt: z.string(), messages: z.number() });
const keyRow = z.object({ key: z.number() }).optional();
const messageRow = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  role: z.enum(["system", "user", "assistant"]),
  at: z.string(),
  text: z.string(),
  reasoning: z.string().nullable(),
  reply: z.string().nullable(),
});
const hitRow = messageRow.pick({ role: true, at: true, text: true, reasoning: true }).extend({
  conversation: z.string(),
  title: z.string(),
  message: z.string(),
});

const messageColumns = "id, parent, role, at, text, reasoning, reply";
const head = "id, title, created_at AS createdAt";

/** @returns how many messages are new. */
export function addMessages(db: DatabaseSync, user: string, conversation: ConversationHead, messages: readonly TreeMessage[]): number {
  const { id, title, createdAt } = conversation;
  db.prepare("INSERT INTO conversation (user, id, title, created_at, updated_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING").run(
    user,
    id,
    wellFormedText(title),
    createdAt,
    createdAt,
  );
  const key = keyOfConversation(db, user, id);
  if (key === undefined) return 0;
  const insert = db.prepare(
    `INSERT INTO message (conversation, id, parent, role, at, text, reasoning, reply)
     SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE ?3 IS NULL OR EXISTS (SELECT 1 FROM message WHERE conversation = ?1 AND id = ?3)
     ON CONFLICT DO NOTHING`,
  );
  let added = 0;
  for (const message of messages.map(clean)) {
    const { id: own, parent, role, at, text } = message;
    const [reasoning, reply] = message.role === "assistant" ? [message.reasoning, JSON.stringify(message.reply)] : [null, null];
    const { changes, lastInsertRowid } = insert.run(key, own, parent, role, at, text, reasoning, reply);
    if (changes === 0) {
      if (keyOfMessage(db, key, own) === undefined) throw new ChatError("not-saved", { kind: "conversation-gone" });
      continue;
    }
    added++;
    index(db, Number(lastInsertRowid), message);
  }
  if (added > 0) {
    db.prepare(
      "UPDATE conversation SET updated_at = max(created_at, (SELECT max(at) FROM message WHERE conversation = ?1)) WHERE key = ?1",
    ).run(key);
  }
  return added;
}

/** Adds a message's words to the index. A running reply is not in it: words are taken out as they were put in. */
export function index(db: DatabaseSync, key: number, message: TreeMessage): void {
  if (isRunning(message)) return;
  db.prepare("INSERT INTO search (rowid, text, reasoning) VALUES (?, ?, ?)").run(key, ...indexed(message));
}

/** Takes a message's words out of the index, so that nothing of them is left there. */
export function takeFromIndex(db: DatabaseSync, key: number, message: TreeMessage): void {
  if (isRunning(message)) return;
  db.prepare("INSERT INTO search (search, rowid, text, reasoning) VALUES ('delete', ?, ?, ?)").run(key, ...indexed(message));
}

function indexed(message: TreeMessage): readonly [string, string] {
  return [searchable(message.text), searchable(message.role === "assistant" ? message.reasoning : "")];
}

function isRunning(message: TreeMessage): boolean {
  return message.role === "assistant" && message.reply.state === "running";
}

export function getMessage(db: DatabaseSync, key: number): TreeMessage {
  return messageOf(messageRow.parse(db.prepare(`SELECT ${messageColumns} FROM message WHERE key = ?`).get(key)));
}

export function clean(message: TreeMessage): TreeMessage {
  const text = wellFormedText(message.text);
  return message.role === "assistant" ? { ...message, text, reasoning: wellFormedText(message.reasoning) } : { ...message, text };
}

export function listConversations(db: DatabaseSync, user: string, limit: number, skip: number): readonly Summary[] {
  const rows = db
    .prepare(
      `SELECT ${head}, updated_at AS updatedAt, (SELECT count(*) FROM message WHERE conversation = conversation.key) AS messages
       FROM conversation WHERE user = ? ORDER BY updated_at DESC, key DESC LIMIT ? OFFSET ?`,
    )
    .all(user, limit, skip);
  return rows.map((row) => summaryRow.parse(row));
}

export function getConversation(db: DatabaseSync, user: string, id: string): Conversation | undefined {
  const key = keyOfConversation(db, user, id);
  if (key === undefined) return undefined;
  const rows = db.prepare(`SELECT ${messageColumns} FROM message WHERE conversation = ? ORDER BY key`).all(key);
  return {
    ...headRow.parse(db.prepare(`SELECT ${head} FROM conversation WHERE key = ?`).get(key)),
    messages: rows.map((row) => messageOf(messageRow.parse(row))),
  };
}

function messageOf({ reasoning, reply, ...row }: z.infer<typeof messageRow>): TreeMessage {
  return treeMessageSchema.parse(row.role === "assistant" ? { ...row, reasoning, reply: JSON.parse(reply ?? "{}") } : row);
}

export function findConversations(db: DatabaseSync, user: string, beginning: string): readonly string[] {
  const rows = db.prepare("SELECT id FROM conversation WHERE user = ? AND id >= ? AND substr(id, 1, ?) = ? ORDER BY id LIMIT 2");
  return rows.all(user, beginning, beginning.length, beginning).map((row) => z.object({ id: z.string() }).parse(row).id);
}

export function searchMessages(db: DatabaseSync, user: string, words: string, limit: number): readonly Hit[] {
  const match = matchOf(words);
  if (match === undefined) return [];
  // The most recent first without sorting: the index is read from its end, and only as far as the limit.
  const rows = db
    .prepare(
      `SELECT conversation.id AS conversation, title, message.id AS message, role, at, message.text, message.reasoning
       FROM search CROSS JOIN message ON message.key = search.rowid CROSS JOIN conversation ON conversation.key = message.conversation
       WHERE search MATCH ? AND user = ? ORDER BY search.rowid DESC LIMIT ?`,
    )
    .all(match, user, limit);
  return rows.map((row) => {
    const { text, reasoning, ...hit } = hitRow.parse(row);
    return { ...hit, excerpt: excerptOf([text, reasoning ?? ""], words) };
  });
}

export function renameConversation(db: DatabaseSync, user: string, id: string, title: string): boolean {
  return db.prepare("UPDATE conversation SET title = ? WHERE user = ? AND id = ?").run(wellFormedText(title), user, id).changes === 1;
}

export function keyOfMessage(db: DatabaseSync, conversation: number, id: string): number | undefined {
  return keyRow.parse(db.prepare("SELECT key FROM message WHERE conversation = ? AND id = ?").get(conversation, id))?.key;
}

export function keyOfConversation(db: DatabaseSync, user: string, id: string): number | undefined {
  return keyRow.parse(db.prepare("SELECT key FROM conversation WHERE user = ? AND id = ?").get(user, id))?.key;
}
