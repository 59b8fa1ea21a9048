import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, readFile, rename, rm, statfs, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import * as z from "zod";
import { ChatError } from "../model/error.ts";

/** The beginning of a file that is being downloaded. It never has the file's own name. */
export interface PartFile {
  readonly path: string;
  readonly bytes: () => number;
  /** Which of the hub's versions the bytes belong to. */
  readonly etag: () => string | undefined;
  /** Throws away what is there, and begins with a version. */
  restart(etag: string | undefined): Promise<void>;
  append(bytes: Uint8Array): Promise<void>;
  /** SHA-256 of everything, in hexadecimal. Nothing can be appended afterwards. */
  digest(): string;
  /** Gives it its own name, once it is on the disk for good. */
  finish(): Promise<void>;
  /** For bytes that are good for nothing. */
  discard(): Promise<void>;
  close(): Promise<void>;
}

export interface PartOptions {
  readonly file: string;
  /** Of the whole file, where it is known: bytes of another one are not gone on with. */
  readonly sha256: string | undefined;
  readonly signal: AbortSignal;
  /** Called while what is there is read again. */
  readonly onRead: (done: number) => void;
}

const noteSchema = z.object({ etag: z.string().optional(), sha256: z.string().optional() });

/** More than this must stay free, in bytes: a full disk harms everybody. */
const spare = 64 * 1024 * 1024;

/**
 * Opens what an earlier download left beside a file, or an empty beginning.
 *
 * @throws ChatError `not-saved`; the signal's reason.
 */
export async function openPart({ file, sha256, signal, onRead }: PartOptions): Promise<PartFile> {
  const path = `${file}.part`;
  const notePath = `${path}.json`;
  const handle = await open(path, "a+").catch(notSaved(path));
  let hash = createHash("sha256");
  let bytes = 0;
  let etag: string | undefined;
  const write = async (next: string | undefined) => {
    etag = next;
    await writeFile(notePath, JSON.stringify({ ...(next !== undefined && { etag: next }), ...(sha256 && { sha256 }) })).catch(
      notSaved(notePath),
    );
  };
  const restart = async (next: string | undefined) => {
    await handle.truncate(0).catch(notSaved(path));
    hash = createHash("sha256");
    bytes = 0;
    await write(next);
  };
  try {
    const note = await readNote(notePath);
    if (note === undefined || note.sha256 !== sha256) await restart(undefined);
    else {
      etag = note.etag;
      bytes = await rehash(path, hash, signal, onRead);
    }
  } catch (error) {
    await handle.close();
    throw error;
  }
  return {
    path,
    bytes: () => bytes,
    etag: () => etag,
    restart,
    async append(chunk) {
      await writeAll(handle, chunk).catch(notSaved(path));
      hash.update(chunk);
      bytes += chunk.length;
    },
    digest: () => hash.digest("hex"),
    async finish() {
      await handle.sync().catch(notSaved(path));
      await rename(path, file).catch(notSaved(file));
      await rm(notePath, { force: true });
      await syncFolder(dirname(file));
    },
    async discard() {
      await rm(path, { force: true });
      await rm(notePath, { force: true });
    },
    close: () => handle.close(),
  };
}

/** A write may take a part of what it is given, as it does on the way to a full disk. */
async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at)).bytesWritten;
}

/** Bytes of an unknown version are worth nothing; so are those whose note was lost. */
async function readNote(path: string): Promise<z.infer<typeof noteSchema> | undefined> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return undefined;
  }
}

async function rehash(path: string, hash: Hash, signal: AbortSignal, onRead: (done: number) => void): Promise<number> {
  let bytes = 0;
  for await (const chunk of createReadStream(path, { signal, highWaterMark: 1024 * 1024 }).on("error", () => undefined)) {
    // A stream without an encoding gives bytes.
    const read = chunk as Buffer;
    hash.update(read);
    bytes += read.length;
    onRead(bytes);
  }
  return bytes;
}

/** A new name is on the disk once its folder is. Windows has no such thing, and no need of it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function notSaved(file: string) {
  return (error: unknown): never => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const full = ["ENOSPC", "EDQUOT", "EFBIG"].includes(code);
    throw new ChatError("not-saved", { file, ...(full && { kind: "disk-full" }), said: code }, { cause: error });
  };
}

/** @throws ChatError `not-saved` of the kind `no-space` where a disk cannot take that many more bytes. */
export async function checkSpace(file: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(file)).catch(notSaved(file));
  const haveBytes = Math.max(0, bavail * bsize - spare);
  if (bytes > haveBytes) throw new ChatError("not-saved", { file, kind: "no-space", needBytes: bytes, haveBytes });
}
