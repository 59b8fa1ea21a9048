import type { Progress } from "../../evaluation/runner.ts";
import type { EvalTexts } from "../../texts/eval/texts.ts";
import { createProgressLine, duration } from "../progress-line.ts";
import type { Writer } from "../writer.ts";

/** How far an evaluation has come. */
export function createProgress(err: Writer, texts: EvalTexts) {
  const { show, end } = createProgressLine(err);
  return {
    show: ({ done, of, leftMs }: Progress) =>
      show(() => texts.progress(done, of, leftMs === undefined ? "" : duration(leftMs)), done === of),
    end,
  };
}
