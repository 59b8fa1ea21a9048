import type { FinishReason, StatusPart } from "../model/part.ts";
import type { Usage } from "../model/usage.ts";

/**
 * What a backend reads off its wire, before thinking and answer are told apart. Every kind of server is reduced to
 * these, so that one splitter serves all.
 */
export type Delta =
  /** Who answers, as far as the reply says. Later ones are ignored. */
  | { readonly type: "start"; readonly model?: string; readonly provider?: string; readonly quantisation?: string }
  | StatusPart
  /** Text of a field of its own for thinking (`reasoning_content` and its kin). May be empty: the field was there. */
  | { readonly type: "reasoning"; readonly text: string }
  /** Text of the answer's field, which may hold tags or an unopened thought. */
  | { readonly type: "content"; readonly text: string }
  /** Usage may come with the end, after it, or several times; the last figures hold. */
  | { readonly type: "usage"; readonly usage: Usage }
  /** The terminal signal. Without one a reply is cut short. */
  | { readonly type: "finish"; readonly reason: FinishReason }
  /** Bytes without meaning (a keep-alive comment): the connection lives. */
  | { readonly type: "alive" };
