import type { AssistantTreeMessage } from "../../conversation/conversation.ts";
import type { LiveRun } from "../../conversation/live-run.ts";
import type { RunPiece, RunText, Store } from "../../conversation/store.ts";
import { ChatError } from "../../model/error.ts";
import { pause } from "../../model/pause.ts";
import type { ToldError } from "../../wire/error.ts";
import type { RunEvent } from "../../wire/run.ts";
import { noSuchMessage } from "../not-there.ts";
import type { RunEnd } from "./produce.ts";

export interface ReadRunOptions {
  readonly store: Store;
  readonly user: string;
  readonly run: string;
  /** The place to begin at. */
  readonly from: number;
  /** The reply itself, where it is produced here. */
  readonly live: LiveRun<RunEnd> | undefined;
  readonly describe: (error: ChatError) => ToldError;
  readonly signal: AbortSignal;
}

/** How often a reply that another process produces is looked at, in milliseconds. */
const lookMs = 250;
/** Every so many looks it is asked whether that process is still there. */
const looksToDoubt = 20;

/**
 * A reply from a place on, to its end. What a reader has is told by the place alone, so that one who comes back misses nothing
 * and reads nothing twice.
 *
 * @throws ChatError `usage` of the kind `no-such-message`, status 404, before the first event.
 */
export async function readRun(options: ReadRunOptions): Promise<AsyncGenerator<RunEvent>> {
  const { live, store, user, run, from } = options;
  if (live !== undefined) return readLive(live, options);
  const first = await store.readRun(user, run, from);
  if (first === undefined) throw noSuchMessage();
  return readKept(first, options);
}

async function* readLive(live: LiveRun<RunEnd>, { from, describe, signal }: ReadRunOptions): AsyncGenerator<RunEvent> {
  let place = from;
  let said: { readonly start?: unknown; readonly status?: unknown } = {};
  while (!signal.aborted) {
    const [start, status, ended] = [live.start(), live.status(), live.ended()];
    if (start !== undefined && start !== said.start) yield start;
    for (const piece of live.since(place)) {
      yield eventOf(piece);
      place = piece.offset + piece.text.length;
    }
    if (status !== undefined && status !== said.status && ended === undefined) yield status;
    said = { start, status };
    if (ended !== undefined) {
      yield endOf(ended.message, describe, ended.error);
      return;
    }
    if (place >= live.length() && live.ended() === undefined && live.status() === status && live.start() === start)
      await live.changed(signal);
  }
}

async function* readKept(first: RunText, { store, user, run, describe, signal }: ReadRunOptions): AsyncGenerator<RunEvent> {
  let read: RunText | undefined = first;
  for (let looks = 1; read !== undefined; looks++) {
    yield* read.pieces.map(eventOf);
    if (!read.running) {
      const { message: id, conversation } = read;
      const message = (await store.get(user, conversation))?.messages.find((one) => one.id === id);
      if (message?.role === "assistant") yield endOf(message, describe);
      return;
    }
    await pause(lookMs, signal).catch(() => undefined);
    if (signal.aborted) return;
    try {
      if (looks % looksToDoubt === 0) await store.interruptRuns();
      read = await store.readRun(user, run, read.end);
    } catch {
      // A store that cannot be read just now ends the stream without an end: its reader comes back.
      return;
    }
  }
}

function eventOf({ kind, offset, text }: RunPiece): RunEvent {
  return { type: kind, offset, text };
}

function endOf(
  { reasoning, text, reply }: AssistantTreeMessage,
  describe: (error: ChatError) => ToldError,
  error = failureOf(reply),
): RunEvent {
  return { type: "end", length: reasoning.length + text.length, reply, ...(error && { error: describe(error) }) };
}

/** The failure of a kept reply. */
export function failureOf({ error }: AssistantTreeMessage["reply"]): ChatError | undefined {
  if (error === undefined) return undefined;
  const { code, ...details } = error;
  return new ChatError(code, details);
}
