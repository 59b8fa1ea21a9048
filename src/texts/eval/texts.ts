import type { Language } from "../language.ts";
import { evalEn } from "./en.ts";
import { evalFr } from "./fr.ts";

/** Every sentence of `fathom eval`. The shape is the English one. */
export type EvalTexts = typeof evalEn;

export const evalTexts: Readonly<Record<Language, EvalTexts>> = { en: evalEn, fr: evalFr };
