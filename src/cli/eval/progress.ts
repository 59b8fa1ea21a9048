import type { Progress } from "../../evaluation/runner.ts";
import type { EvalTexts } from "../../texts/eval/texts.ts";
import type { Writer } from "../writer.ts";

/** Between two lines of progress where nobody can redraw one, and between two redrawings. Milliseconds. */
const sparseMs = 10_000;
const redrawMs = 100;

export interface ProgressOptions {
  readonly err: Writer;
  readonly texts: EvalTexts;
  /** Whether a terminal can take back what it shows. */
  readonly redraws: boolean;
}

/** Progress in place on a terminal, a line now and then elsewhere. */
export function createProgress({ err, texts, redraws }: ProgressOptions) {
  const inPlace = err.isTTY && redraws;
  let shown = performance.now();
  let open = false;
  return {
    show({ done, of, leftMs }: Progress): void {
      const now = performance.now();
      if (now - shown < (inPlace ? redrawMs : sparseMs) && done !== of) return;
      shown = now;
      const line = texts.progress(done, of, leftMs === undefined ? "" : duration(leftMs));
      open = inPlace;
      void err.write(inPlace ? `\r\u001b[K${line.slice(0, Math.max(10, err.columns() - 1))}` : `${line}\n`);
    },
    async end(): Promise<void> {
      if (open) await err.write("\r\u001b[K");
      open = false;
    },
  };
}

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
