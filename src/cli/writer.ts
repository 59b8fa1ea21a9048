import type { Writable } from "node:stream";
import { wordWrap } from "./word-wrap.ts";

/** Writes to one of the process's streams at the pace of whoever reads. */
export interface Writer {
  write(text: string): Promise<void>;
  /** A sentence of ours as it fits: a terminal gets it broken between words. */
  readonly fitted: (text: string) => string;
  /** Resolves when everything has been handed over. */
  flush(): Promise<void>;
  readonly isTTY: boolean;
  /** The stream itself, for the line editor. */
  readonly stream: OutputStream;
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: () => number;
}

export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/**
 * @param onClosed called once when nothing can be written any more: without an error where a terminal has gone, else with what
 *   the system said, be it that nobody reads (`| head`) or that the disk is full.
 */
export function createWriter(stream: OutputStream, onClosed: (error?: Error) => void): Writer {
  let closed = false;
  const columns = () => stream.columns ?? 80;
  const gone = Promise.withResolvers<void>();
  stream.on("error", (error) => {
    if (!closed) onClosed(stream.isTTY === true ? undefined : error);
    closed = true;
    gone.resolve();
  });
  const write = async (text: string) => {
    if (closed || text === "") return;
    const taken = Promise.withResolvers<void>();
    if (stream.write(text, () => taken.resolve())) return;
    await Promise.race([taken.promise, gone.promise]);
  };
  return {
    write,
    async flush() {
      if (closed) return;
      const taken = Promise.withResolvers<void>();
      stream.write("", () => taken.resolve());
      await Promise.race([taken.promise, gone.promise]);
    },
    isTTY: stream.isTTY === true,
    stream,
    columns,
    fitted: (text) => (stream.isTTY === true ? wordWrap(text, columns()) : text),
  };
}
