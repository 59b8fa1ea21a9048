import { open } from "node:fs/promises";
import { ChatError } from "../../model/error.ts";

/** Smaller than this a file cannot hold a header. Bytes. */
const smallest = 24;

/**
 * Looks at the first bytes of a weights file before the engine does: what is no GGUF at all would otherwise be told of in
 * the engine's words, or end its process.
 *
 * @throws ChatError `weights`: `missing-file`, `unreadable`, `not-gguf`, `truncated`.
 */
export async function checkGgufFile(file: string): Promise<void> {
  const fail = (kind: string, cause?: unknown) => new ChatError("weights", { file, kind }, { cause });
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw fail(error.code === "ENOENT" ? "missing-file" : "unreadable", error);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(smallest), 0, smallest, 0).catch((error: unknown) => {
      throw fail("unreadable", error);
    });
    if (buffer.toString("latin1", 0, 4) !== "GGUF") throw fail("not-gguf");
    if (bytesRead < smallest) throw fail("truncated");
  } finally {
    await handle.close();
  }
}
