import type { Message } from "../model/message.ts";
import type { Shape } from "../model/shape.ts";

/**
 * How a splitter reads the beginning of a reply's text.
 * - `inside`: as thinking from the first character; the opening tag is optional.
 * - `tagged`: as thinking only after an opening `<think>` that is the first thing in the text.
 * - `plain`: as the answer, tags and all.
 * - `continued`: as the rest of a thought that was begun before, so that its first blank lines belong to it.
 */
export type Opening = "inside" | "tagged" | "plain" | "continued";

/**
 * A shape that the user or the host's entry names outranks what the recipe expects.
 *
 * @param opensThought whether the recipe opens the thought in the prompt, so that the reply may start inside it.
 */
export function openingOf(shape: Shape | undefined, opensThought: boolean): Opening {
  switch (shape) {
    case "field":
      return "tagged";
    case "tags":
      return "inside";
    case "plain":
      return "plain";
    case undefined:
      return opensThought ? "inside" : "tagged";
    default:
      return shape satisfies never;
  }
}

/** A reply that goes on begins where it stopped, in the thought or after it. Undefined where none goes on. */
export function openingOfOpen(messages: readonly Message[]): Opening | undefined {
  const last = messages.at(-1);
  if (last?.role !== "assistant" || last.open === undefined) return undefined;
  return last.open === "reasoning" ? "continued" : "plain";
}
