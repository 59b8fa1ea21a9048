import { parseArgs } from "node:util";
import { nearest } from "../catalogue/nearest.ts";
import { ChatError } from "../model/error.ts";

/** One flag of a command, for the reader and for `--help`. */
export interface Flag {
  readonly type: "string" | "boolean";
  readonly short?: string;
  /** Given several times, it counts each time. */
  readonly multiple?: true;
}

export type Flags = Readonly<Record<string, Flag>>;

/** What a command line says, in the types that its flags declare. */
export type Given<F extends Flags> = {
  readonly [Name in keyof F]?: F[Name]["type"] extends "string" ? (F[Name]["multiple"] extends true ? readonly string[] : string) : boolean;
};

/**
 * Reads a command's arguments. A flag given twice counts as it was given last, unless it may be.
 *
 * @throws ChatError `usage` that names the flag, and the nearest one that exists.
 */
export function readFlags<F extends Flags>(
  flags: F,
  args: readonly string[],
): { readonly given: Given<F>; readonly words: readonly string[] } {
  const { tokens } = parseArgs({ args: [...args], options: flags, strict: false, allowPositionals: true, tokens: true });
  const given: Record<string, string | boolean | readonly string[]> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    // What an object inherits is no flag.
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (flag === undefined) {
      const near = nearest(token.name, Object.keys(flags)).map((name) => `--${name}`);
      throw new ChatError("usage", { kind: "unknown-flag", said: token.rawName, near });
    }
    if (flag.type === "boolean" && token.value !== undefined)
      throw new ChatError("usage", { kind: "bad-value", option: token.name, said: token.value });
    if (flag.type === "string" && (token.value === undefined || isFlag(token.value, token.inlineValue, flags))) {
      throw new ChatError("usage", { kind: "missing-value", option: token.name });
    }
    const before = given[token.name];
    given[token.name] = flag.multiple ? [...(Array.isArray(before) ? before : []), token.value ?? ""] : (token.value ?? true);
  }
  // Built above from the declared flags and nothing else.
  return { given: given as Given<F>, words };
}

/** A flag that stands where a value was expected: the value was forgotten. */
function isFlag(value: string, inline: boolean | undefined, flags: Flags): boolean {
  return inline !== true && value.startsWith("--") && Object.hasOwn(flags, value.slice(2).split("=")[0] ?? "");
}

export interface NumberRange {
  readonly option: string;
  readonly min: number;
  readonly max?: number;
  readonly whole?: boolean;
}

/** @throws ChatError `usage` for anything that is no number in the range. */
export function readNumber(
  text: string | undefined,
  { option, min, max = Number.MAX_SAFE_INTEGER, whole = false }: NumberRange,
): number | undefined {
  if (text === undefined) return undefined;
  const value = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(text.trim()) ? Number(text) : Number.NaN;
  const fits = value >= min && value <= max && (!whole || Number.isInteger(value));
  if (!fits)
    throw new ChatError("usage", { kind: "bad-number", option, said: max === Number.MAX_SAFE_INTEGER ? `≥ ${min}` : `${min}–${max}` });
  return value;
}
