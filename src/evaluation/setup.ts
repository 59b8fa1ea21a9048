import * as z from "zod";
import { sha256 } from "./sha256.ts";

/** What decides a run's trials. Two runs with equal setups are one run. */
export const setupSchema = z.strictObject({
  suite: z.string(),
  /** The suite's version: SHA-256 of its questions. */
  suiteHash: z.string(),
  directive: z.string().nullable(),
  scorerVersion: z.int(),
  model: z.string(),
  host: z.string(),
  /** SHA-256 or length of local weights, where known: the same path may hold another model tomorrow. */
  weights: z.string().nullable(),
  family: z.string(),
  shape: z.string().nullable(),
  temperature: z.number().nullable(),
  topP: z.number().nullable(),
  maxTokens: z.int().nullable(),
  seed: z.int(),
  n: z.int(),
  k: z.int(),
});
export type Setup = Readonly<z.infer<typeof setupSchema>>;

/** The first line of a record. */
export const headerSchema = z.strictObject({
  schema: z.literal(1),
  setup: setupSchema,
  /** Fathom's version that began the record. */
  version: z.string(),
  /** ISO 8601. */
  date: z.string(),
});
export type Header = Readonly<z.infer<typeof headerSchema>>;

/** Names of the fields in which two setups differ. */
export function differences(one: Setup, other: Setup): readonly string[] {
  return Object.keys(setupSchema.shape).filter((name) => Reflect.get(one, name) !== Reflect.get(other, name));
}

/** A file name that the setup alone decides: starting again finds the record. */
export function recordName(setup: Setup): string {
  const plain = (text: string) => text.replace(/[^\w.-]+/g, "_").slice(0, 60);
  return `${plain(setup.suite)}-${plain(setup.model)}-${sha256(JSON.stringify(setup)).slice(0, 12)}.jsonl`;
}
