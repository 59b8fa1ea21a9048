import type { Style } from "../style.ts";
import { safeForTerminal } from "../terminal-filter.ts";
import type { Writer } from "../writer.ts";

/** How the thinking of one reply is shown. */
export interface ThinkingView {
  show(text: string): Promise<void>;
  /** Called when the thinking is over, however that came, also where there was none. */
  end(): Promise<void>;
}

/** All of it as it comes, on stderr. */
export function createFullThinking({
  out,
  err,
  style,
}: {
  readonly out: Writer;
  readonly err: Writer;
  readonly style: Style;
}): ThinkingView {
  let last = "";
  return {
    async show(text) {
      last = text;
      await err.write(style.dim(safeForTerminal(text)));
    },
    async end() {
      if (last === "") return;
      // On one screen the answer stands apart; in a file the thinking ends its line.
      await err.write((last.endsWith("\n") ? "" : "\n") + (out.isTTY && err.isTTY ? "\n" : ""));
      last = "";
    },
  };
}
