import { createInterface } from "node:readline/promises";
import type { Readable } from "node:stream";
import { safeForTerminal } from "./terminal-filter.ts";
import type { Writer } from "./writer.ts";

export interface AgreeOptions {
  readonly stdin: Readable;
  readonly err: Writer;
  readonly question: string;
  /** How an answer begins that means yes, in lower case. */
  readonly yes: string;
  readonly signal: AbortSignal;
}

/**
 * Asks a person at a terminal. Anything but a yes is a no, the end of input as well. The terminal keeps its own line editing, so that
 * Ctrl-C stays a signal.
 *
 * @throws the signal's own reason when aborted.
 */
export async function agree({ stdin, err, question, yes, signal }: AgreeOptions): Promise<boolean> {
  await err.write(safeForTerminal(question));
  const lines = createInterface({ input: stdin });
  const over = Promise.withResolvers<string>();
  lines.once("close", () => over.resolve(""));
  try {
    const answer = await Promise.race([lines.question("", { signal }), over.promise]);
    return answer.trim().toLowerCase().startsWith(yes);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    lines.close();
  }
}
