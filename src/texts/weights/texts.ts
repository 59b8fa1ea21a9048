import type { Language } from "../language.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** Every sentence about weights and their engine. The shape is the English one. */
export type WeightsTexts = typeof en;

export const weightsTexts: Readonly<Record<Language, WeightsTexts>> = { en, fr };
