/**
 * Looks for the first of several strings in text that comes in pieces, and lets nothing by from there on. The first is the
 * one that is complete first, so that the cutting decides nothing; of two that end together the longer.
 */
export interface StopSearch {
  /** The text that can be shown; the beginning of a possible stop string is held back. */
  push(text: string): string;
  /** What had been held back. */
  end(): string;
  found(): boolean;
}

export function stopSearch(stops: readonly string[]): StopSearch {
  const wanted = stops.filter((stop) => stop !== "");
  let held = "";
  let found = false;
  return {
    push(text) {
      if (found) return "";
      const all = held + text;
      const first = wanted
        .map((stop) => ({ at: all.indexOf(stop), length: stop.length }))
        .filter(({ at }) => at >= 0)
        .sort((a, b) => a.at + a.length - (b.at + b.length) || b.length - a.length)[0];
      if (first !== undefined) {
        found = true;
        held = "";
        return all.slice(0, first.at);
      }
      const keep = Math.max(0, ...wanted.map((stop) => overlap(all, stop)));
      held = all.slice(all.length - keep);
      return all.slice(0, all.length - keep);
    },
    end() {
      const last = held;
      held = "";
      return last;
    },
    found: () => found,
  };
}

/** Length of the longest end of a text that a stop string begins with. */
function overlap(text: string, stop: string): number {
  for (let length = Math.min(text.length, stop.length - 1); length > 0; length--) {
    if (stop.startsWith(text.slice(-length))) return length;
  }
  return 0;
}
