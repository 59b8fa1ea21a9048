/** Makes text safe to store and to send on, piece by piece. */
export interface WellFormed {
  push(text: string): string;
  /** The half of a pair that waited for its other half in vain. */
  end(): string;
}

/**
 * NUL and lone surrogates become U+FFFD: SQLite and PostgreSQL cut at the one, JSON in UTF-8 cannot carry the other.
 * Two halves of one pair that came in two pieces are joined first.
 */
export function wellFormed(): WellFormed {
  let half = "";
  return {
    push(text) {
      const all = half + text;
      half = /[\uD800-\uDBFF]$/.test(all) ? all.slice(-1) : "";
      return wellFormedText(all.slice(0, all.length - half.length));
    },
    end() {
      const last = wellFormedText(half);
      half = "";
      return last;
    },
  };
}

/** The same for a text that is whole. */
export function wellFormedText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}
