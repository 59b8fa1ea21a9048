import type { Language } from "../language.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** Every sentence of `fathom chat`. The shape is the English one. */
export type ChatTexts = {
  readonly [Key in keyof typeof en]: (typeof en)[Key] extends (...given: infer Given) => string ? (...given: Given) => string : string;
};

export const chatTexts: Readonly<Record<Language, ChatTexts>> = { en, fr };
