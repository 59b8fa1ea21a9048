import type { Language } from "../language.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** Every sentence about hosts and their keys. The shape is the English one. */
export type HostTexts = typeof en;

export const hostTexts: Readonly<Record<Language, HostTexts>> = { en, fr };
