import type * as z from "zod/mini";

/** One thing that the page asks of the server. Both sides take their types from it, so neither can drift from the other. */
export interface Endpoint<Input, Answer> {
  readonly method: "GET" | "POST";
  /** Exact, with nothing to fill in: the gate looks it up, and ids of any spelling go into the input. */
  readonly path: `/api/${string}`;
  /** What comes along: the query of a GET, the JSON body of a POST. */
  readonly input: z.ZodMiniType<Input>;
  /** Largest body, in bytes, where it is not the usual one. */
  readonly mostBytes?: number;
  /** The JSON that comes back, or each line of it where `streams` says so; undefined where there is nothing to say. */
  readonly answer: z.ZodMiniType<Answer>;
  /** The answer is lines of JSON that come one by one. A blank line only keeps the connection alive. */
  readonly streams?: true;
}

/** Keeps the types of an endpoint's two schemas. */
export function endpoint<Input, Answer>(one: Endpoint<Input, Answer>): Endpoint<Input, Answer> {
  return one;
}

export type InputOf<E> = E extends Endpoint<infer Input, infer _> ? Input : never;
export type AnswerOf<E> = E extends Endpoint<infer _, infer Answer> ? Answer : never;
