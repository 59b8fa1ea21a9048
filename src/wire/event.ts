import * as z from "zod/mini";
import { type ErrorCode, errorCodes } from "../model/error.ts";
import type { Part } from "../model/part.ts";

/** A failure as the page is told of it: the code for programs, the sentences for a person, in the language that was asked for. */
export interface ErrorEvent {
  readonly type: "error";
  readonly code: ErrorCode;
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
}

/** One line of a streamed reply. Blank lines between them only keep the connection alive. */
export type WireEvent = Part | ErrorEvent;

const count = z.number().check(z.nonnegative());

const usage = z.object({
  promptTokens: z.exactOptional(count),
  cachedTokens: z.exactOptional(count),
  reasoningTokens: z.exactOptional(count),
  answerTokens: z.exactOptional(count),
  completionTokens: z.exactOptional(count),
  reportedCost: z.exactOptional(count),
});

const cost = z.object({
  amount: count,
  currency: z.enum(["USD", "CNY"]),
  estimated: z.exactOptional(z.literal(true)),
  reported: z.exactOptional(z.literal(true)),
});

const timing = z.object({ firstReasoningMs: z.exactOptional(count), firstAnswerMs: z.exactOptional(count), totalMs: count });

export const errorEvent = z.object({
  type: z.literal("error"),
  code: z.enum(errorCodes),
  message: z.string(),
  hint: z.exactOptional(z.string()),
});

/** The one description of what the server says while a reply runs; the page reads through it and tests write through it. */
export const wireEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("start"),
    model: z.string(),
    host: z.string(),
    provider: z.exactOptional(z.string()),
    quantisation: z.exactOptional(z.string()),
  }),
  z.object({
    type: z.literal("status"),
    state: z.enum(["connecting", "loading", "queued", "prompt", "silent", "retrying"]),
    done: z.exactOptional(count),
    of: z.exactOptional(count),
  }),
  z.object({ type: z.literal("reasoning"), text: z.string() }),
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({
    type: z.literal("finish"),
    reason: z.enum(["stop", "length", "budget", "filter"]),
    thought: z.enum(["closed", "open", "none"]),
    assumed: z.exactOptional(z.literal(true)),
    usage: z.exactOptional(usage),
    cost: z.exactOptional(cost),
    timing,
  }),
  errorEvent,
]);

/**
 * Reads one line of a streamed reply.
 *
 * @returns undefined for a blank line and for a type that this page does not know, so that a newer server may say more.
 * @throws SyntaxError or a zod error for a line that is neither.
 */
export function readEvent(line: string): WireEvent | undefined {
  if (line.trim() === "") return undefined;
  const value: unknown = JSON.parse(line);
  const known = wireEvent.safeParse(value);
  if (known.success) return known.data;
  const named = z.object({ type: z.string() }).safeParse(value);
  if (named.success && !eventTypes.includes(named.data.type)) return undefined;
  throw known.error;
}

const eventTypes: readonly string[] = ["start", "status", "reasoning", "text", "finish", "error"] satisfies WireEvent["type"][];

/** One event as the line that carries it. */
export function writeEvent(event: WireEvent): string {
  return `${JSON.stringify(event)}\n`;
}
