import type { Language } from "../language.ts";
import { checkEn } from "./en.ts";
import { checkFr } from "./fr.ts";

/** Every sentence of `fathom check`. The shape is the English one. */
export type CheckTexts = typeof checkEn;

export const checkTexts: Readonly<Record<Language, CheckTexts>> = { en: checkEn, fr: checkFr };
