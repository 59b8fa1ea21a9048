import { ChatError, type ErrorCode } from "./error.ts";
import type { Message } from "./message.ts";
import type { Model, ReplyOptions } from "./model.ts";
import type { Part, StartPart } from "./part.ts";
import { pause } from "./pause.ts";

/** How often and how patiently to try again. */
export interface RetryOptions {
  /** Attempts in all. */
  readonly attempts?: number;
  /** First pause in milliseconds; it doubles each time, with up to a quarter taken off at random. */
  readonly pauseMs?: number;
  /** A host that asks for a longer wait than this is not waited for, in milliseconds. */
  readonly longestWaitMs?: number;
}

/**
 * What another try may mend. Not in it: what the request itself is to blame for (400, 401, 402, 403, 404, 413, 422), and
 * a stall, which has already cost its whole limit once.
 */
const worthAnotherTry: readonly ErrorCode[] = ["rate-limited", "overloaded", "unreachable", "cut-short"];

/**
 * Tries a reply again, but only while nothing of it has been shown: after the first text a second reply would be
 * another one. `Retry-After` is obeyed. For the faces where a person waits; the evaluation takes the bare model.
 *
 * @example
 * const patient = retrying(model, { attempts: 3 });
 */
export function retrying(model: Model, { attempts = 3, pauseMs = 500, longestWaitMs = 300_000 }: RetryOptions = {}): Model {
  async function* reply(messages: readonly Message[], options: ReplyOptions = {}): AsyncIterable<Part> {
    for (let attempt = 1; ; attempt++) {
      let shown = false;
      // The start waits for the first text: a reply that fails between the two can then still be tried again.
      let start: StartPart | undefined;
      try {
        for await (const part of model.reply(messages, options)) {
          if (part.type === "start") {
            start = part;
            continue;
          }
          if (part.type !== "status") {
            shown = true;
            if (start !== undefined) yield start;
            start = undefined;
          }
          yield part;
        }
        return;
      } catch (error) {
        const wait = shown || attempt >= attempts ? undefined : waitBefore(error, attempt, pauseMs, longestWaitMs);
        if (wait === undefined) throw error;
        yield { type: "status", state: "retrying", done: attempt, of: attempts };
        await pause(wait, options.signal);
      }
    }
  }
  return { id: model.id, traits: model.traits, reply, close: () => model.close() };
}

/** Milliseconds to wait before the next try; undefined when there should be none. */
function waitBefore(error: unknown, attempt: number, pauseMs: number, longestWaitMs: number): number | undefined {
  if (!(error instanceof ChatError) || !worthAnotherTry.includes(error.code)) return undefined;
  const asked = error.details.retryAfterMs;
  // A wish of 0 is none: without a pause every try would come at the same moment.
  if (asked) return asked <= longestWaitMs ? asked : undefined;
  return pauseMs * 2 ** (attempt - 1) * (1 - Math.random() / 4);
}
