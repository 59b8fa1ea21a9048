import { inspect } from "node:util";
import type { ChatError } from "../model/error.ts";
import type { Texts } from "../texts/cli-texts.ts";
import { sentenceOf } from "../texts/error-texts.ts";
import type { Style } from "./style.ts";
import { safeForTerminal } from "./terminal-filter.ts";
import type { Writer } from "./writer.ts";

export interface ShowErrorOptions {
  readonly texts: Texts;
  readonly err: Writer;
  readonly style: Style;
  readonly debug: boolean;
}

/** Says what happened and what to do, on stderr. */
export async function showError(error: ChatError, { texts, err, style, debug }: ShowErrorOptions): Promise<void> {
  const { message, hint } = sentenceOf(texts.errors, error.code, error.details);
  // Broken with its first words, coloured afterwards: colour takes no room.
  const say = (first: string, text: string, mark: (first: string) => string) =>
    err.write(`${mark(first)}${err.fitted(`${first} ${safeForTerminal(text)}`).slice(first.length)}\n`);
  await say(texts.cli.error, message, style.red);
  if (hint !== "") await say(texts.cli.hint, hint, style.dim);
  if (debug) await err.write(`${safeForTerminal(inspect(error, { depth: 6 }))}\n`);
}
