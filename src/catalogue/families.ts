import type { Family } from "../model/family.ts";

/**
 * Which family a model's name belongs to: the first pattern that fits. Hosts and files spell one model in many ways
 * (`deepseek/deepseek-r1-0528`, `DeepSeek-R1-0528-Qwen3-8B`, `deepseek-r1-250528`), so these are patterns, not names.
 */
export const familyPatterns: readonly { readonly pattern: RegExp; readonly family: Family }[] = [
  { pattern: /(?:^|[^a-z0-9])r1-(?:\d{2})?0528(?:[^0-9]|$)/i, family: "r1-0528" },
  { pattern: /(?:^|[^a-z0-9])r1(?:[^a-z0-9]|$)/i, family: "r1" },
  { pattern: /^fathom-tiny(?:[^a-z0-9]|$)/i, family: "r1" },
  { pattern: /deepseek-(?:v4|flash)/i, family: "v4" },
  { pattern: /deepseek-v3/i, family: "v3" },
];

/** The family of a model's name; `unknown` where no pattern fits. */
export function familyOf(name: string): Family {
  return familyPatterns.find(({ pattern }) => pattern.test(name))?.family ?? "unknown";
}
