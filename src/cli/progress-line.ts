import type { Writer } from "./writer.ts";

/** Between two lines of progress where nobody can redraw one, and between two redrawings. Milliseconds. */
const sparseMs = 10_000;
const redrawMs = 100;

/**
 * Progress in place on a terminal, a line now and then elsewhere.
 *
 * @param redraws whether a terminal can take back what it shows.
 */
export function createProgressLine(err: Writer, redraws: boolean) {
  const inPlace = err.isTTY && redraws;
  let shown = performance.now();
  let open = false;
  return {
    /** @param last shown in any case. */
    show(line: () => string, last = false): void {
      const now = performance.now();
      if (now - shown < (inPlace ? redrawMs : sparseMs) && !last) return;
      shown = now;
      open = inPlace;
      void err.write(inPlace ? `\r\u001b[K${line().slice(0, Math.max(10, err.columns() - 1))}` : `${line()}\n`);
    },
    async end(): Promise<void> {
      if (open) await err.write("\r\u001b[K");
      open = false;
    },
  };
}

/** A time that is left, in the unit that a person would use. */
export function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
