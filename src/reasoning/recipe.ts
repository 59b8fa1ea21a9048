import type { Family } from "../model/family.ts";
import type { OptionName } from "../model/model.ts";

/** How a model family wants to be asked. Data; applied in one place, `build-request.ts`. */
export interface Recipe {
  readonly family: Family;
  /** Whether the family thinks before it answers. */
  readonly thinks: boolean;
  /** Sent unless the caller says otherwise; absent: the host's own sampling holds. */
  readonly sampling?: { readonly temperature: number; readonly topP: number };
  /** Options that the family's hosts would ignore without a word. A backend leaves them out of its traits. */
  readonly refuses?: readonly OptionName[];
  /** `fold`: system text goes into the first user turn. */
  readonly system: "fold" | "send";
  /** Whether the reply is opened with `<think>\n` in the prompt, so that its text may begin inside the thought. */
  readonly opensThought: boolean;
  /** What becomes of the thinking of earlier turns. */
  readonly history: "strip" | "replay";
  /** Whether neighbours of the same role are merged into one message. */
  readonly mergesNeighbours: boolean;
  /** Reasoning and answer together, in tokens, unless the caller asks for less; absent: the host's own limit. */
  readonly maxTokens?: number;
  /** Extra top-level fields of a request in OpenAI's form, such as a switch for thinking. */
  readonly extra?: Readonly<Record<string, unknown>>;
}
