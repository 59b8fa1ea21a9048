import type { Model, ReplyOptions } from "../../src/model/model.ts";

/** What the contract promises, one name for each sentence. */
export type CaseName =
  | "complete reply"
  | "collected reply is the streamed one"
  | "split character"
  | "clean cut"
  | "connection torn"
  | "abort before the first text"
  | "abort in mid-reply"
  | "abort before asking"
  | "leaving the loop"
  | "closing the model"
  | "two replies at once"
  | "refused option"
  | "cut by its length"
  | "stall"
  | "status 400"
  | "status 401"
  | "status 402"
  | "status 404"
  | "status 422"
  | "status 429 with Retry-After"
  | "status 500"
  | "status 503"
  | "error inside the stream"
  | "the other side dies";

/** A model whose other side is about to do what a case needs. */
export interface Rig {
  readonly model: Model;
  readonly options?: ReplyOptions;
  /** What must have come, as far as it came. */
  readonly expected: { readonly reasoning: string; readonly answer: string };
  /** Resolves when the other side has been asked. */
  readonly asked: Promise<unknown>;
  /** Waits until the other side has stopped its work. */
  readonly released: () => Promise<unknown>;
  /** Frees whatever the rig holds. */
  close(): Promise<void>;
}

/** A cell of the table: how it is arranged, or the reason why it cannot happen. */
export type Cell = (() => Promise<Rig>) | string;

/** One backend's row. Every case must be there, so that none is forgotten. */
export interface Row {
  readonly backend: string;
  readonly cells: Readonly<Record<CaseName, Cell>>;
}
