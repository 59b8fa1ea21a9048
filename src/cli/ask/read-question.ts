import type { Readable } from "node:stream";
import { ChatError } from "../../model/error.ts";

/**
 * The question of a command line: its words, with whatever comes through the pipe in the place of `-`.
 *
 * @throws ChatError `usage` for an empty question, or bytes that are no text.
 */
export async function readQuestion(words: readonly string[], stdin: Readable, signal: AbortSignal): Promise<string> {
  const piped = words.includes("-") ? await readText(stdin, signal) : "";
  const question =
    piped === "" ? words.filter((word) => word !== "-").join(" ") : words.map((word) => (word === "-" ? piped : word)).join("\n\n");
  if (question.trim() === "") throw new ChatError("usage", { kind: "no-question" });
  return question.trim();
}

async function readText(stdin: Readable, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  const stop = () => stdin.destroy();
  signal.addEventListener("abort", stop, { once: true });
  try {
    for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof TypeError ? new ChatError("usage", { kind: "not-utf8" }, { cause: error }) : error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
