import type { RunEvent } from "../wire/run.ts";

type StartEvent = Extract<RunEvent, { readonly type: "start" }>;
type StatusEvent = Extract<RunEvent, { readonly type: "status" }>;
type TextEvent = Extract<RunEvent, { readonly offset: number }>;
type Piece = Pick<TextEvent, "type" | "text">;

/** A reply that runs, as far as it has come to this page: a plain value. */
export interface LiveReply {
  /** In the order in which they came; neighbours of one type are one. */
  readonly pieces: readonly Piece[];
  /** Milliseconds on the page's clock. */
  readonly began: number;
  /** When this page came to a reply that had begun before. */
  readonly joined?: number;
  readonly firstReasoning?: number;
  readonly firstAnswer?: number;
  readonly start?: StartEvent;
  /** What was said while nothing came. */
  readonly status?: StatusEvent;
  /** Its reader stopped it here, and the server has not answered yet. */
  readonly stopping?: true;
  /** The connection is gone and is being looked for. */
  readonly lost?: true;
}

/**
 * @param joined when the page came to a reply that had begun before: what it does then, it is taken to have done from the
 *   beginning.
 */
export function newLiveReply(began: number, joined?: number): LiveReply {
  return { pieces: [], began, ...(joined !== undefined && { joined, firstReasoning: began }) };
}

/** Where the page stands in the reply: UTF-16 units over thinking and answer together. */
export function placeOf({ pieces }: LiveReply): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

/**
 * The reply after these events. What is there already is passed over, and a piece that does not follow on what is there is
 * never added, so that nothing is double and nothing missing.
 */
export function withEvents(live: LiveReply, events: readonly RunEvent[], now: number): LiveReply {
  return events.reduce((before, event) => withEvent(before, event, now), live);
}

function withEvent(live: LiveReply, event: RunEvent, now: number): LiveReply {
  switch (event.type) {
    case "start":
      return { ...live, start: event };
    case "status":
      return { ...live, status: event };
    case "reasoning":
    case "text":
      return withText(live, event, now);
    case "end":
      return live;
    default:
      return event satisfies never;
  }
}

function withText(live: LiveReply, { type, offset, text }: TextEvent, now: number): LiveReply {
  const place = placeOf(live);
  const more = offset > place ? "" : text.slice(place - offset);
  if (more === "") return live;
  const { status: _, ...rest } = live;
  const last = live.pieces.at(-1);
  const pieces =
    last?.type === type ? [...live.pieces.slice(0, -1), { type, text: last.text + more }] : [...live.pieces, { type, text: more }];
  return type === "reasoning"
    ? { ...rest, pieces, firstReasoning: live.firstReasoning ?? now }
    : { ...rest, pieces, firstAnswer: live.firstAnswer ?? now };
}

/** Thinking and answer, cut where the reply was stopped. */
export function textsOf({ pieces }: LiveReply, length = Number.POSITIVE_INFINITY): { readonly reasoning: string; readonly text: string } {
  let left = length;
  const cut = pieces.map(({ type, text }) => {
    const kept = text.slice(0, left);
    left -= kept.length;
    return { type, text: kept };
  });
  const all = (wanted: Piece["type"]) => cut.reduce((sum, { type, text }) => (type === wanted ? sum + text : sum), "");
  return { reasoning: all("reasoning"), text: all("text") };
}
