import type { FinishPart, StartPart, StatusPart } from "../model/part.ts";
import { cliEn } from "./cli-en.ts";
import { cliFr } from "./cli-fr.ts";
import type { ErrorTexts } from "./error-texts.ts";
import { errorsEn } from "./errors-en.ts";
import { errorsFr } from "./errors-fr.ts";
import type { Language } from "./language.ts";

/** What the terminal says besides failures. */
export interface CliTexts {
  readonly usage: string;
  readonly askHelp: string;
  readonly error: string;
  readonly hint: string;
  readonly status: (status: StatusPart) => string;
  /** What is worth a word although the reply is complete, or was cut and kept. */
  readonly notes: {
    readonly demonstration: string;
    readonly otherModel: (asked: string, start: StartPart) => string;
    readonly withoutThinking: string;
    readonly noAnswer: string;
    readonly assumed: string;
    readonly cut: (finish: FinishPart) => string;
  };
  readonly summary: (start: StartPart, finish: FinishPart) => string;
  readonly stopped: string;
}

export interface Texts {
  readonly language: Language;
  readonly errors: ErrorTexts;
  readonly cli: CliTexts;
}

export const texts: Readonly<Record<Language, Texts>> = {
  en: { language: "en", errors: errorsEn, cli: cliEn },
  fr: { language: "fr", errors: errorsFr, cli: cliFr },
};
