import type { Writable } from "node:stream";

/** Writes to one of the process's streams at the pace of whoever reads. */
export interface Writer {
  write(text: string): Promise<void>;
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
 * @param onClosed called once when nobody reads any more (`| head`): a reason to stop, not an error.
 */
export function createWriter(stream: OutputStream, onClosed: () => void): Writer {
  let closed = false;
  const gone = Promise.withResolvers<void>();
  stream.on("error", () => {
    if (!closed) onClosed();
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
    columns: () => stream.columns ?? 80,
  };
}
