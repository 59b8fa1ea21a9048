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
  await err.write(`${style.red(texts.cli.error)} ${safeForTerminal(message)}\n`);
  if (hint !== "") await err.write(`${style.dim(texts.cli.hint)} ${safeForTerminal(hint)}\n`);
  if (debug) await err.write(`${safeForTerminal(inspect(error, { depth: 6 }))}\n`);
}
