import type { Part } from "../model/part.ts";
import type { Delta } from "./delta.ts";
import type { Opening } from "./opening.ts";

/** What the adapter needs to know that the deltas do not say. */
export interface SplitOptions {
  /** Goes into the start part. */
  readonly host: string;
  readonly opening: Opening;
  /** `performance.now()` at the moment when the reply was asked for. */
  readonly began: number;
}

export async function* splitStream(_deltas: AsyncIterable<Delta>, _options: SplitOptions): AsyncGenerator<Part> {}
