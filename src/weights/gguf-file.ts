import { type FileHandle, open } from "node:fs/promises";
import { ChatError } from "../model/error.ts";
import { HeaderFault, NeedsMore } from "./gguf-cursor.ts";
import { type GgufHeader, readGgufHeader } from "./gguf-header.ts";

/** How much of a file is read at first, in bytes, and how much a header may take: the largest vocabularies fill some 10 MiB. */
const firstBytes = 1024 * 1024;
const mostBytes = 256 * 1024 * 1024;

/**
 * Reads a weights file's header before the engine does: what is broken would otherwise be told of in the engine's words, or end
 * its process.
 *
 * @throws ChatError `weights`: `missing-file`, `unreadable`, `not-gguf`, `gguf-version`, `bad-header`, `truncated`.
 * @example
 * const { values } = await checkGgufFile("./weights.gguf");
 * values.get("general.architecture"); // "qwen2"
 */
export async function checkGgufFile(file: string): Promise<GgufHeader> {
  const fail = (kind: string, cause: unknown, said?: string) =>
    new ChatError("weights", { file, kind, ...(said !== undefined && { said }) }, { cause });
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw fail(error.code === "ENOENT" ? "missing-file" : "unreadable", error);
  });
  try {
    return await readHeader(handle);
  } catch (error) {
    throw error instanceof HeaderFault ? fail(error.kind, error, error.message) : fail("unreadable", error);
  } finally {
    await handle.close();
  }
}

async function readHeader(handle: FileHandle): Promise<GgufHeader> {
  const { size } = await handle.stat();
  for (let length = Math.min(size, firstBytes); ; length = Math.min(size, length * 4)) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    try {
      return readGgufHeader(buffer.subarray(0, bytesRead), size);
    } catch (error) {
      if (!(error instanceof NeedsMore)) throw error;
      if (bytesRead < length || length >= mostBytes) throw new HeaderFault("bad-header", "length");
    }
  }
}
