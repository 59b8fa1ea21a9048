import type { Cost } from "./cost.ts";
import type { Timing, Usage } from "./usage.ts";

/** Who answers, as the reply itself says it and not as it was asked. What a reply does not say stays unknown. */
export interface StartPart {
  readonly type: "start";
  /** The name in the reply, or `"unknown"` where the host gives none. */
  readonly model: string;
  /** Where the request went: a host of the catalogue, `name:port` of a bare URL, or `"this computer"`. */
  readonly host: string;
  /** The company behind a router that really served the reply. */
  readonly provider?: string;
  readonly quantisation?: string;
}

/** What is going on while no text comes. `done` of `of` measures it where it can be measured. */
export interface StatusPart {
  readonly type: "status";
  readonly state: "connecting" | "loading" | "queued" | "prompt" | "silent" | "retrying";
  readonly done?: number;
  readonly of?: number;
}

export interface ReasoningPart {
  readonly type: "reasoning";
  readonly text: string;
}

export interface TextPart {
  readonly type: "text";
  readonly text: string;
}

/** Why a reply ended. Only `stop` is the model's own end; the others cut it, and what came is kept. */
export type FinishReason = "stop" | "length" | "budget" | "filter";

/** What became of the thinking: ended before the answer, still open when the reply ended, or there was none. */
export type Thought = "closed" | "open" | "none";

export interface FinishPart {
  readonly type: "finish";
  readonly reason: FinishReason;
  readonly thought: Thought;
  /**
   * Present when text was taken for thinking only because the recipe opens the thought in the prompt, and the reply
   * stopped without any `</think>` to confirm it. A host that hides the thinking looks the same, so a face says it aloud.
   */
  readonly assumed?: true;
  readonly usage?: Usage;
  /** Absent where nobody knows the price, and where nobody was asked for it (see `metered`). */
  readonly cost?: Cost;
  readonly timing: Timing;
}

/**
 * One piece of a reply, in the order in which the model produced it.
 *
 * A complete reply is: status parts at any time, exactly one `start` before any text, `reasoning` and `text` parts
 * that are never empty, and exactly one `finish`, last. Every other ending throws.
 */
export type Part = StartPart | StatusPart | ReasoningPart | TextPart | FinishPart;
