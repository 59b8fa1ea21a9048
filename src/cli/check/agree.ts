import { createInterface } from "node:readline/promises";
import type { Writer } from "../writer.ts";

export interface AgreeOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly err: Writer;
  readonly question: string;
  readonly yes: RegExp;
  readonly signal: AbortSignal;
}

/**
 * Asks a person at a terminal; anything but a yes is a no, also where there is nobody.
 *
 * @throws the signal's own reason when aborted.
 */
export async function agree({ stdin, err, question, yes, signal }: AgreeOptions): Promise<boolean> {
  if (!stdin.isTTY || !err.isTTY) return false;
  // The terminal keeps its own line editing, so that Ctrl-C stays a signal.
  const lines = createInterface({ input: stdin, output: err.stream, terminal: false });
  const over = Promise.withResolvers<string>();
  lines.once("close", () => over.resolve(""));
  try {
    return yes.test((await Promise.race([lines.question(question, { signal }), over.promise])).trim());
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    lines.close();
  }
}
