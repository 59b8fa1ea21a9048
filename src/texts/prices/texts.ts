import type { Language } from "../language.ts";
import { pricesEn } from "./en.ts";
import { pricesFr } from "./fr.ts";

/** Every sentence of `fathom prices`. The shape is the English one. */
export type PricesTexts = typeof pricesEn;

export const pricesTexts: Readonly<Record<Language, PricesTexts>> = { en: pricesEn, fr: pricesFr };
