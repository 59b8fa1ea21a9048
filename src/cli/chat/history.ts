import { appendFile, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { ChatError } from "../../model/error.ts";
import { readPrivate, writePrivate } from "../private-file.ts";

/** Lines that are kept. */
const most = 1_000;

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
