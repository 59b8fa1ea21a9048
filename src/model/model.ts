import type { Cost } from "./cost.ts";
import type { Message } from "./message.ts";
import type { Part } from "./part.ts";

/** What a caller may ask of one reply. What is left out is filled by the recipe. */
export interface ReplyOptions {
  readonly signal?: AbortSignal;
  readonly temperature?: number;
  readonly topP?: number;
  /** Reasoning and answer together, in tokens. */
  readonly maxTokens?: number;
  /** Reasoning only, in tokens; the answer is forced when it is used up. */
  readonly maxThink?: number;
  readonly seed?: number;
  readonly stop?: readonly string[];
  /** JSON schema that the answer keeps to; the thinking before it is free. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** Limit between two bytes from the server, in milliseconds, from the request on. Accepted by every model. */
  readonly stallMs?: number;
  /** Takes what the reply cost, however it ends, where somebody knows (see `metered`). One that is aborted can say it nowhere else. */
  readonly onCost?: (cost: Cost) => void;
}

/** The options that a model may refuse. The others are the caller's own affair and always work. */
export type OptionName = Exclude<keyof ReplyOptions, "signal" | "stallMs" | "onCost">;

/** What a model can do, known before it is asked. */
export interface Traits {
  /** Tokens that prompt and reply may fill together; absent where the host does not say. */
  readonly context?: number;
  /** An option that is not listed is refused before anything is sent. */
  readonly accepts: readonly OptionName[];
  /** Which kinds of open last message it goes on from. */
  readonly continues: readonly ("reasoning" | "text")[];
  /** Whether its family thinks before it answers: an answer without thinking is then worth a word. */
  readonly thinks: boolean;
}

/** Something that answers. */
export interface Model {
  /** The name that it was asked for by. */
  readonly id: string;
  readonly traits: Traits;
  /**
   * Yields the parts of one reply (see `Part` for their order).
   *
   * Throws ChatError when the reply fails or is cut short, with what had come in `partial`; throws the signal's own
   * reason when aborted. Leaving the loop stops the server's work. Replies may overlap; a model that cannot run them
   * together queues them and says so in status parts.
   */
  reply(messages: readonly Message[], options?: ReplyOptions): AsyncIterable<Part>;
  /** Frees what the model holds (a process, connections). Replies still running end with an error. Calling it again is harmless. */
  close(): Promise<void>;
}
