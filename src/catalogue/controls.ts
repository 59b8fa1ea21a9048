import type { Host } from "./host.ts";

/** Where an unfinished reply goes on. */
export type Open = "reasoning" | "text";

/**
 * What a host can be asked for beyond OpenAI's common fields, as the fields of its own that ask for it. An absent one
 * is refused before anything is sent: most hosts ignore a field that they do not know, and the tokens are spent.
 */
export interface Controls {
  /** Limits the thinking, in tokens; the answer follows when they are used up. */
  readonly thinkingLimit?: {
    readonly field: string;
    /** Tokens that it counts although the prompt brings them along. */
    readonly counts?: number;
    /** Fields that go with it. */
    readonly with?: Readonly<Record<string, unknown>>;
  };
  /** Fields that make a last assistant message go on, by where it stopped. */
  readonly continuing?: Readonly<Partial<Record<Open, Readonly<Record<string, unknown>>>>>;
  /** How that message hands its thinking over; absent: in `reasoning_content`, with R1's line breaks around it. */
  readonly openThought?: "tags";
  /** Present where `response_format` with a JSON schema binds the answer and leaves the thinking free: the fields that go with it. */
  readonly jsonSchema?: Readonly<Record<string, unknown>>;
}

/**
 * The hosts that can be asked for an option, to name in a refusal.
 *
 * @example
 * hostsThatTake("maxThink", hosts); // ["llama-server", "vllm"]
 */
export function hostsThatTake(option: string, hosts: readonly Host[]): readonly string[] {
  const wanted = fieldOf[option];
  return wanted === undefined ? [] : hosts.filter(({ controls }) => controls?.[wanted] !== undefined).map(({ id }) => id);
}

/** Which control an option of a reply needs, or an open last message. */
const fieldOf: Readonly<Record<string, keyof Controls>> = {
  maxThink: "thinkingLimit",
  schema: "jsonSchema",
  open: "continuing",
};
