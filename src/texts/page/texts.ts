import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** Every sentence of the page. The shape is the English one; a language that misses a key does not compile. */
export type PageTexts = {
  readonly [Key in keyof typeof en]: (typeof en)[Key] extends (...given: infer Given) => string ? (...given: Given) => string : string;
};

export const languages = ["en", "fr"] as const;
export type Language = (typeof languages)[number];

export const pageTexts: Readonly<Record<Language, PageTexts>> = { en, fr };

/** The first of the wanted languages that the page speaks. */
export function languageOf(wanted: readonly string[]): Language {
  const codes = wanted.map((tag) => tag.slice(0, 2).toLowerCase());
  return codes.map((code) => languages.find((known) => known === code)).find((found) => found !== undefined) ?? "en";
}
