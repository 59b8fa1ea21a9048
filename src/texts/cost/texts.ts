import type { Language } from "../language.ts";
import { costEn } from "./en.ts";
import { costFr } from "./fr.ts";

/** What every face says about cost and speed. The shape is the English one. */
export type CostTexts = typeof costEn;

export const costTexts: Readonly<Record<Language, CostTexts>> = { en: costEn, fr: costFr };
