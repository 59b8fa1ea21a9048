import { type Language, languageOf } from "../language.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** Every sentence of the page. The shape is the English one; a language that misses a key does not compile. */
export type PageTexts = {
  readonly [Key in keyof typeof en]: (typeof en)[Key] extends (...given: infer Given) => string ? (...given: Given) => string : string;
};

export const pageTexts: Readonly<Record<Language, PageTexts>> = { en, fr };

/** The first of the wanted languages that the page speaks. */
export function firstLanguageOf(wanted: readonly string[]): Language {
  return wanted.map(languageOf).find((found) => found !== undefined) ?? "en";
}
