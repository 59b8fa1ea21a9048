import { type Signal, signal } from "@preact/signals";
import type { PageTexts } from "../texts/page/texts.ts";
import type { ErrorEvent, WireEvent } from "../wire/event.ts";
import type { ReplyRequest } from "../wire/request.ts";
import { fetchReply, Refusal } from "./api.ts";
import { perFrame } from "./per-frame.ts";
import { isRunning, stopped, type Turn, withEvents } from "./turn.ts";

/** A reply that this tab owns. */
export interface RunningReply {
  readonly turn: Signal<Turn>;
  stop(): void;
}

export interface RunReplyOptions {
  readonly turn: Turn;
  readonly request: ReplyRequest;
  readonly texts: () => PageTexts;
  readonly language: string;
}

/** Asks, and keeps the turn up to date until the reply has ended in one way or another. */
export function runReply({ turn: first, request, texts, language }: RunReplyOptions): RunningReply {
  const turn = signal(first);
  const stopping = new AbortController();
  const frames = perFrame<WireEvent>((events) => {
    turn.value = withEvents(turn.value, events, Date.now());
  });

  async function run(): Promise<void> {
    try {
      for await (const event of fetchReply(request, language, stopping.signal)) frames.add(event);
      frames.flush();
      if (isRunning(turn.value)) frames.add({ type: "error", code: "cut-short", message: texts().cutShort, hint: texts().cutShortHint });
    } catch (error) {
      frames.flush();
      if (!stopping.signal.aborted) frames.add(asEvent(error, turn.value, texts()));
    }
    frames.flush();
  }
  void run();

  return {
    turn,
    stop() {
      frames.flush();
      turn.value = stopped(turn.value, Date.now());
      stopping.abort();
    },
  };
}

/** What failed between the page and the server: before the first event the server is gone, after it the reply was cut. */
function asEvent(error: unknown, turn: Turn, texts: PageTexts): ErrorEvent {
  if (error instanceof Refusal) return error.event;
  return turn.phase === "waiting" && turn.status === undefined && turn.start === undefined
    ? { type: "error", code: "unreachable", message: texts.serverGone, hint: texts.serverGoneHint }
    : { type: "error", code: "cut-short", message: texts.cutShort, hint: texts.cutShortHint };
}
