/** Scripts that are written without blanks: each character is a word of its own for the index. */
const withoutBlanks = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** A text as the index reads it. The same text gives the same words for ever: they are taken out of the index by it. */
export function searchable(text: string): string {
  return text.replace(withoutBlanks, " $& ");
}

/**
 * A search as SQLite's FTS5 wants it: every word must be there, quoted ones side by side, and the last may be a beginning.
 * Nothing in it is taken for an operator.
 *
 * @returns undefined where there is no word in it.
 * @example
 * matchOf('carry "the one'); // '"carry" "the" "one" *'
 */
export function matchOf(words: string): string | undefined {
  const phrases = wordsOf(words).map((word) => `"${searchable(word)}"`);
  if (phrases.length === 0) return undefined;
  // One letter begins half of all words, and in a script without blanks it is a whole one.
  const isBeginning = /[\p{L}\p{N}]{2}$/u.test(searchable(words));
  return `${phrases.join(" ")}${isBeginning ? " *" : ""}`;
}

/** Characters that an excerpt shows before and behind what was found. */
const around = { before: 30, behind: 90 };

/** Where the first of the words stands in the first text that holds one, on one line; the text's beginning otherwise. */
export function excerptOf(texts: readonly string[], words: string): string {
  const wanted = wordsOf(words).map((word) => fold(word.trim()));
  for (const text of texts) {
    const folded = fold(text);
    const at = wanted.map((word) => folded.indexOf(word)).find((place) => place >= 0);
    if (at !== undefined) return cutOut(text, at);
  }
  return cutOut(texts[0] ?? "", 0);
}

function wordsOf(words: string): readonly string[] {
  return [...words.matchAll(/"([^"]+)"|[^\s"]+/g)].map(([all, quoted]) => quoted ?? all).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Without case and accents, and exactly as long. */
function fold(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => unit.normalize("NFD").charAt(0)).toLowerCase();
}

function cutOut(text: string, at: number): string {
  const from = at <= around.before ? 0 : at - around.before;
  const piece = text
    .slice(from, at + around.behind)
    .toWellFormed()
    .replace(/\s+/g, " ")
    .trim();
  return `${from > 0 ? "…" : ""}${piece}${at + around.behind < text.length ? "…" : ""}`;
}
