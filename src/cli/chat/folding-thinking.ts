import type { ThinkingView } from "../ask/thinking-view.ts";
import type { Style } from "../style.ts";
import { safeForTerminal } from "../terminal-filter.ts";
import type { Writer } from "../writer.ts";
import { createTail } from "./tail.ts";

/** Rows in which the thinking is shown while it goes on: enough to follow it, few enough to be taken back. */
const mostRows = 6;

export interface FoldingThinkingOptions {
  readonly err: Writer;
  readonly style: Style;
  /** The line that takes the thinking's place, for milliseconds of thinking. */
  readonly folded: (ms: number) => string;
}

/**
 * The end of the thinking in a few rows while it goes on, and one line afterwards. Automatic line breaks are off while a row is
 * drawn, so that the number of rows to take back is known whatever the width of a character.
 */
export function createFoldingThinking({ err, style, folded }: FoldingThinkingOptions): ThinkingView {
  const tail = createTail(err.columns() - 1, mostRows);
  let began: number | undefined;
  let drawn = 0;
  const erase = () => (drawn === 0 ? "" : `\r${drawn > 1 ? `\u001b[${drawn - 1}A` : ""}\u001b[J`);
  return {
    async show(text) {
      began ??= performance.now();
      tail.add(safeForTerminal(text));
      const rows = tail.rows();
      const picture = rows.map((row) => style.dim(row)).join("\n");
      const output = `${erase()}\u001b[?7l${picture}\u001b[?7h`;
      drawn = rows.length;
      await err.write(output);
    },
    async end() {
      if (began === undefined) return;
      const output = `${erase()}${style.dim(folded(performance.now() - began))}\n`;
      began = undefined;
      drawn = 0;
      await err.write(output);
    },
  };
}
