import type { WeightsTexts } from "../../texts/weights/texts.ts";
import type { DownloadProgress } from "../../weights/download.ts";
import { createProgressLine, duration } from "../progress-line.ts";
import type { Writer } from "../writer.ts";

/** Speed is that of the last seconds, so that it follows what the network does. Milliseconds. */
const windowMs = 5_000;

/** How far a download has come, how fast it is and how long it will take. */
export function createMeter(err: Writer, say: WeightsTexts, redraws: boolean) {
  const line = createProgressLine(err, redraws);
  let marks: readonly { readonly at: number; readonly done: number }[] = [];
  const rate = (now: number, done: number) => {
    const last = marks.at(-1);
    if (last === undefined || now - last.at > 100) marks = [...marks.filter(({ at }) => now - at < windowMs), { at: now, done }];
    const first = marks[0];
    return first === undefined || now - first.at < 500 ? 0 : ((done - first.done) / (now - first.at)) * 1_000;
  };
  return {
    show({ state, done, of }: DownloadProgress): void {
      if (state === "reading") line.show(() => say.reading(`${Math.round((100 * done) / Math.max(of, 1))} %`));
      else if (state === "loading") {
        const speed = rate(performance.now(), done);
        line.show(() => say.loading(done, of, speed, speed > 0 ? duration(((of - done) / speed) * 1_000) : ""));
      } else {
        marks = [];
        line.show(() => say[state], true);
      }
    },
    end: line.end,
  };
}
