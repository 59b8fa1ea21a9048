/**
 * Everything that could be more than text to a terminal: control characters but line feed and tab (ESC and the C1 set begin
 * sequences, carriage return and backspace overwrite), the overrides of writing direction, which show a line as
 * something else, and the invisible tag characters.
 */
const unsafe = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** The same, and the two separators that end a line in some readers. */
const unescaped = new RegExp(`${unsafe.source}|[\\u2028\\u2029]`, "gu");

/**
 * The one way in which text of a model or a server reaches a terminal. Each character is judged by itself, so the result
 * does not depend on how the text was cut.
 *
 * @example
 * safeForTerminal("\u001b[2Jhello"); // "[2Jhello"
 */
export function safeForTerminal(text: string): string {
  return text.toWellFormed().replace(unsafe, "");
}

/**
 * A value as JSON on one line that a terminal takes for text, too: what JSON itself leaves unescaped beyond C0 is escaped, so
 * the value that a program reads is the same.
 */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(unescaped, (character) =>
    character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}
