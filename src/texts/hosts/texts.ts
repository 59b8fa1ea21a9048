import type { Language } from "../language.ts";
import { hostEn } from "./en.ts";
import { hostFr } from "./fr.ts";

/** What is said about particular hosts, besides failures. The shape is the English one. */
export type HostTexts = typeof hostEn;

export const hostTexts: Readonly<Record<Language, HostTexts>> = { en: hostEn, fr: hostFr };
