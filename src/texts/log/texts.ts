import type { Language } from "../language.ts";
import { logEn } from "./en.ts";
import { logFr } from "./fr.ts";

/** Every sentence about conversations that are kept. The shape is the English one. */
export type LogTexts = typeof logEn;

export const logTexts: Readonly<Record<Language, LogTexts>> = { en: logEn, fr: logFr };
