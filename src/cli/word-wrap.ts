/** Letters that take two columns (Unicode's East Asian Width, the blocks that are wide throughout). */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/**
 * Breaks lines between words where a terminal would break them within one. A word that is longer than a line is left to the terminal,
 * so that a link or a path can be copied whole.
 *
 * @param columns of the terminal.
 * @example
 * wordWrap("one two", 5); // "one\ntwo"
 */
export function wordWrap(text: string, columns: number): string {
  return text
    .split("\n")
    .map((line) => (widthOf(line) <= columns ? line : wrapped(line, columns)))
    .join("\n");
}

function wrapped(line: string, columns: number): string {
  const lines: string[] = [];
  let open = "";
  // Blanks at the beginning are an indent, and blanks between columns stay together.
  for (const word of line.trimEnd().match(/^\s*\S+|\s+\S+/g) ?? []) {
    if (open !== "" && widthOf(open + word) > columns) {
      lines.push(open);
      open = word.trimStart();
    } else open += word;
  }
  return [...lines, open].join("\n");
}

function widthOf(text: string): number {
  return [...text].reduce((columns, letter) => columns + (wide.test(letter) ? 2 : 1), 0);
}
