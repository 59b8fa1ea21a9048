import type { Language } from "../language.ts";
import { backendEn } from "./en.ts";
import { backendFr } from "./fr.ts";

/** What is said about particular hosts, besides failures. The shape is the English one. */
export type BackendTexts = typeof backendEn;

export const backendTexts: Readonly<Record<Language, BackendTexts>> = { en: backendEn, fr: backendFr };
