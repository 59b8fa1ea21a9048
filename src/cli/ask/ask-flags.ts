import { ChatError } from "../../model/error.ts";
import type { ReplyOptions } from "../../model/model.ts";
import { type Shape, shapes } from "../../model/shape.ts";
import { languages } from "../../texts/language.ts";
import { type Flags, type Given, readNumber } from "../flags.ts";
import { purseFlags } from "../purse.ts";
import { readSchema } from "./read-schema.ts";

export const askFlags = {
  model: { type: "string", short: "m" },
  system: { type: "string", short: "s" },
  json: { type: "boolean" },
  "max-tokens": { type: "string" },
  "max-think": { type: "string" },
  schema: { type: "string" },
  stall: { type: "string" },
  shape: { type: "string" },
  provider: { type: "string" },
  temperature: { type: "string" },
  "top-p": { type: "string" },
  seed: { type: "string" },
  ...purseFlags,
  "dry-run": { type: "boolean" },
  force: { type: "boolean" },
  continue: { type: "boolean", short: "c" },
  "no-save": { type: "boolean" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies Flags;

export type AskGiven = Given<typeof askFlags>;

/**
 * What the flags ask of the reply.
 *
 * @throws ChatError `usage` that names the flag, or the file of `--schema`.
 */
export function replyOptionsOf(given: AskGiven): ReplyOptions {
  const maxTokens = readNumber(given["max-tokens"], { option: "max-tokens", min: 1, whole: true });
  const maxThink = readNumber(given["max-think"], { option: "max-think", min: 0, whole: true });
  const temperature = readNumber(given.temperature, { option: "temperature", min: 0, max: 2 });
  const topP = readNumber(given["top-p"], { option: "top-p", min: 0, max: 1 });
  const seed = readNumber(given.seed, { option: "seed", min: 0, max: 2 ** 31 - 1, whole: true });
  return {
    ...(maxTokens !== undefined && { maxTokens }),
    ...(maxThink !== undefined && { maxThink }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(seed !== undefined && { seed }),
    ...(given.schema !== undefined && { schema: readSchema(given.schema) }),
  };
}

/** Milliseconds from `--stall SECONDS`. */
export function stallOf(given: { readonly stall?: string }): number | undefined {
  const seconds = readNumber(given.stall, { option: "stall", min: 0.001, max: 86_400 });
  return seconds === undefined ? undefined : seconds * 1_000;
}

export function shapeOf(given: { readonly shape?: string }): Shape | undefined {
  return oneOf(given.shape, "shape", shapes);
}

/** The names behind `--provider NAME[,NAME]`, first choice first. */
export function providersOf({ provider }: { readonly provider?: string }): readonly string[] | undefined {
  const names = provider?.split(",").map((name) => name.trim());
  if (provider !== undefined && names?.includes(""))
    throw new ChatError("usage", { kind: "bad-value", option: "provider", said: provider });
  return names;
}

export function langOf(given: { readonly lang?: string }): string | undefined {
  return oneOf(given.lang, "lang", languages);
}

function oneOf<T extends string>(value: string | undefined, option: string, known: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((one) => one === value);
  if (found === undefined) throw new ChatError("usage", { kind: "bad-value", option, said: value, near: known });
  return found;
}
