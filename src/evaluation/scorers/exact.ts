import { undressed } from "./final-answer.ts";

/** Equal letter for letter, upper and lower case told apart, after Unicode's NFKC and with every run of blanks as one. */
export function isExactly(text: string, expected: string): boolean {
  return plain(text) === plain(expected);
}

function plain(text: string): string {
  return undressed(text).normalize("NFKC").replace(/\s+/g, " ").trim();
}
