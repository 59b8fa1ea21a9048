/** The last rows of a growing text, as a terminal would break them. */
export interface Tail {
  add(text: string): void;
  readonly rows: () => readonly string[];
}

/** Characters that are surely one column wide. What is not is counted as two, so that a row never overflows. */
const narrow = /[\u0020-\u02ff\u0370-\u058f\u2010-\u203a]/;

/**
 * Keeps `most` rows of `columns` and forgets the rest, so that a thought of any length costs the same to draw.
 *
 * @param columns columns of a row; at least 2 are used.
 */
export function createTail(columns: number, most: number): Tail {
  const room = Math.max(2, columns);
  let rows: string[] = [""];
  let used = 0;
  const next = () => {
    rows = [...rows, ""].slice(-most);
    used = 0;
  };
  return {
    add(text) {
      for (const character of text.replaceAll("\t", "  ")) {
        const width = narrow.test(character) ? 1 : 2;
        if (character === "\n" || used + width > room) next();
        if (character === "\n") continue;
        rows[rows.length - 1] += character;
        used += width;
      }
    },
    rows: () => rows,
  };
}
