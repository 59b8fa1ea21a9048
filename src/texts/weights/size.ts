import type { Language } from "../language.ts";

/**
 * Bytes as a person reads them, in the decimal units of disks and downloads.
 *
 * @example
 * size(1_117_320_576, "en"); // "1.1 GB"
 */
export function size(bytes: number | undefined, language: Language): string {
  if (bytes === undefined) return "?";
  const unit = language === "fr" ? "o" : "B";
  const [value, prefix] = bytes < 1e9 ? [bytes / 1e6, "M"] : [bytes / 1e9, "G"];
  const text = value < 100 && prefix === "G" ? value.toFixed(1) : value.toFixed(0);
  return `${language === "fr" ? text.replace(".", ",") : text} ${prefix}${unit}`;
}
