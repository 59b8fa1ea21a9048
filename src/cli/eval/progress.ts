import type { Progress } from "../../evaluation/runner.ts";
import type { EvalTexts } from "../../texts/eval/texts.ts";
import { createProgressLine, duration } from "../progress-line.ts";
import type { Writer } from "../writer.ts";

export interface ProgressOptions {
  readonly err: Writer;
  readonly texts: EvalTexts;
  /** Whether a terminal can take back what it shows. */
  readonly redraws: boolean;
}

/** How far an evaluation has come. */
export function createProgress({ err, texts, redraws }: ProgressOptions) {
  const { show, end } = createProgressLine(err, redraws);
  return {
    show: ({ done, of, leftMs }: Progress) =>
      show(() => texts.progress(done, of, leftMs === undefined ? "" : duration(leftMs)), done === of),
    end,
  };
}
