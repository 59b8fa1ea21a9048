import type { Style } from "./style.ts";
import type { Writer } from "./writer.ts";

/** One line that says what is going on while nothing comes, rewritten in place on a terminal and absent elsewhere. */
export interface StatusLine {
  set(text: string): Promise<void>;
  clear(): Promise<void>;
}

/** Seconds are shown after this long, so that a quick reply does not flicker. Milliseconds. */
const tickMs = 1_000;

/** @param redraws whether the terminal can take back what it shows. */
export function createStatusLine(err: Writer, style: Style, redraws: boolean): StatusLine {
  let shown = false;
  let text = "";
  let began = 0;
  let timer: NodeJS.Timeout | undefined;
  const erase = () => (shown ? "\r\u001b[K" : "");
  const draw = () => {
    const seconds = Math.floor((performance.now() - began) / 1_000);
    const line = [...`${text}${seconds > 0 ? ` ${seconds} s` : ""}`].slice(0, Math.max(10, err.columns() - 1)).join("");
    const output = `${erase()}${style.dim(line)}`;
    shown = true;
    return err.write(output);
  };
  return {
    async set(next) {
      if (!err.isTTY || !redraws) return;
      if (timer === undefined) began = performance.now();
      text = next;
      timer ??= setInterval(() => void draw(), tickMs).unref();
      await draw();
    },
    async clear() {
      clearInterval(timer);
      timer = undefined;
      const output = erase();
      shown = false;
      await err.write(output);
    },
  };
}
