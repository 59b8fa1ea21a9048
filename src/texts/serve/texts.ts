import type { Language } from "../language.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** Every sentence of `fathom serve`. The shape is the English one. */
export type ServeTexts = {
  readonly [Key in keyof typeof en]: (typeof en)[Key] extends (...given: infer Given) => string ? (...given: Given) => string : string;
};

export const serveTexts: Readonly<Record<Language, ServeTexts>> = { en, fr };
