import { appendFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ChatError } from "../../model/error.ts";
import { readPrivate, writePrivate } from "../private-file.ts";
import { lineBreak } from "./paste.ts";

/** Lines that are kept. */
const most = 1_000;

/** @param state the folder of histories. */
export function historyFile(state: string): string {
  return join(state, "chat-history");
}

/**
 * Takes questions out of the history: they were deleted.
 *
 * @throws ChatError where the file cannot be read or written.
 */
export async function removeFromHistory(file: string, questions: readonly string[]): Promise<void> {
  const gone = new Set(questions.map((question) => question.replaceAll("\n", lineBreak)));
  const lines = (await readPrivate(file))?.split("\n") ?? [];
  const left = lines.filter((line) => !gone.has(line.trim()));
  if (left.length < lines.length) await writePrivate(file, left.join("\n"));
}

/**
 * Reads what was typed before, newest first, and keeps its file short.
 *
 * @throws ChatError where the file cannot be read or written.
 */
export async function readHistory(file: string): Promise<readonly string[]> {
  const lines = ((await readPrivate(file)) ?? "").split("\n").filter((line) => line !== "");
  if (lines.length > 2 * most) await writePrivate(file, `${lines.slice(-most).join("\n")}\n`);
  return lines.slice(-most).reverse();
}

/**
 * Adds a line. Two conversations at the same time both add to one file.
 *
 * @throws ChatError `not-saved`.
 */
export async function addToHistory(file: string, line: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await appendFile(file, `${line}\n`, { mode: 0o600 });
  } catch (error) {
    throw new ChatError("not-saved", { file }, { cause: error });
  }
}
