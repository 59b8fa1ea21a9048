import type { Language } from "../language.ts";
import { doctorEn } from "./en.ts";
import { doctorFr } from "./fr.ts";

/** Every sentence of `fathom doctor`. The shape is the English one. */
export type DoctorTexts = typeof doctorEn;

export const doctorTexts: Readonly<Record<Language, DoctorTexts>> = { en: doctorEn, fr: doctorFr };
