import type { FinishPart, StartPart, StatusPart } from "../model/part.ts";
import type { ErrorEvent, WireEvent } from "../wire/event.ts";
import type { ModelEntry } from "../wire/models.ts";
import type { ReplyRequest } from "../wire/request.ts";

/** Where a reply stands. The last three are its ends. */
export type Phase = "waiting" | "thinking" | "answering" | "complete" | "stopped" | "failed";

/** One question with its reply, as a plain value. */
export interface Turn {
  readonly id: number;
  readonly question: string;
  readonly asked: ModelEntry;
  readonly phase: Phase;
  /** Milliseconds on the page's clock. */
  readonly began: number;
  readonly ended?: number;
  readonly firstReasoning?: number;
  readonly firstAnswer?: number;
  readonly status?: StatusPart;
  readonly start?: StartPart;
  readonly reasoning: string;
  readonly answer: string;
  readonly finish?: FinishPart;
  readonly error?: ErrorEvent;
}

export function newTurn(id: number, question: string, asked: ModelEntry, now: number): Turn {
  return { id, question, asked, phase: "waiting", began: now, reasoning: "", answer: "" };
}

/** The turn after these events. What comes after an end changes nothing. */
export function withEvents(turn: Turn, events: readonly WireEvent[], now: number): Turn {
  return events.reduce((before, event) => (isRunning(before) ? withEvent(before, event, now) : before), turn);
}

function withEvent(before: Turn, event: WireEvent, now: number): Turn {
  // What was said while nothing came holds until something comes.
  const { status, ...turn } = before;
  switch (event.type) {
    case "start":
      return { ...turn, ...(status && { status }), start: event };
    case "status":
      return { ...turn, status: event };
    case "reasoning":
      return { ...turn, phase: "thinking", firstReasoning: turn.firstReasoning ?? now, reasoning: turn.reasoning + event.text };
    case "text":
      return { ...turn, phase: "answering", firstAnswer: turn.firstAnswer ?? now, answer: turn.answer + event.text };
    case "finish":
      return { ...turn, phase: "complete", ended: now, finish: event };
    case "error":
      return { ...turn, phase: event.code === "stopped" ? "stopped" : "failed", ended: now, error: event };
    default:
      return event satisfies never;
  }
}

/** The turn after its reader stopped it. */
export function stopped(turn: Turn, now: number): Turn {
  return isRunning(turn) ? { ...turn, phase: "stopped", ended: now } : turn;
}

export function isRunning(turn: Turn): boolean {
  return turn.phase === "waiting" || turn.phase === "thinking" || turn.phase === "answering";
}

/** How long it thought, or has been thinking, in milliseconds. The server's own figures hold where they came. */
export function thinkingMs(turn: Turn, now: number): number {
  const { firstReasoningMs, firstAnswerMs, totalMs } = turn.finish?.timing ?? {};
  if (firstReasoningMs !== undefined && totalMs !== undefined) return (firstAnswerMs ?? totalMs) - firstReasoningMs;
  return turn.firstReasoning === undefined ? 0 : (turn.firstAnswer ?? turn.ended ?? now) - turn.firstReasoning;
}

/**
 * What the model is told of the turns before a question. A turn without an answer, or with a failed one, is left out as if
 * it had not been asked: the model would take a piece for what it had meant to say.
 */
export function messagesOf(turns: readonly Turn[], question: string): ReplyRequest["messages"] {
  const before = turns
    .filter(({ answer, phase }) => answer !== "" && phase !== "failed")
    .flatMap(({ question, answer, reasoning }) => [
      { role: "user" as const, text: question },
      { role: "assistant" as const, text: answer, ...(reasoning !== "" && { reasoning }) },
    ]);
  return [...before, { role: "user", text: question }];
}
