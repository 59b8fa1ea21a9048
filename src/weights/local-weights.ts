import { createHash } from "node:crypto";
import { createReadStream, readFileSync, statSync } from "node:fs";
import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod";
import type { DistillFile } from "../catalogue/distill.ts";
import { ChatError } from "../model/error.ts";

/** Where weights lie on this computer. */
export interface WeightsPlaces {
  /** Ours: what `fathom pull` downloads, and what is known of files that were checked. */
  readonly folder: string;
  /** The hub client's cache, which other programs fill: its blobs are named after their SHA-256. */
  readonly hubCache: string;
}

export interface LocalWeights {
  readonly path: string;
  /** Whether its bytes were compared with the catalogue's checksum since it last changed. */
  readonly verified: boolean;
}

const noteSchema = z.object({ path: z.string(), bytes: z.number(), mtimeMs: z.number(), sha256: z.string() });

/** Where `fathom pull` puts a file. */
export function placeOf({ file }: DistillFile, { folder }: WeightsPlaces): string {
  return join(folder, file);
}

/** A distill's file where it is on this computer; undefined where it is not. */
export function findWeights(file: DistillFile, places: WeightsPlaces): LocalWeights | undefined {
  const blob =
    file.sha256 === undefined ? [] : [join(places.hubCache, `models--${file.repository.replace("/", "--")}`, "blobs", file.sha256)];
  for (const path of [placeOf(file, places), ...blob]) {
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) return { path, verified: isVerified(file, path, places) };
  }
  return undefined;
}

/** A start cannot read gigabytes again each time: a file that has not changed since it was checked is still right. */
function isVerified(file: DistillFile, path: string, places: WeightsPlaces): boolean {
  try {
    const note = noteSchema.parse(JSON.parse(readFileSync(noteOf(file, places), "utf8")));
    const { size, mtimeMs } = statSync(path);
    return note.path === path && note.bytes === size && note.mtimeMs === mtimeMs && note.sha256 === file.sha256;
  } catch {
    return false;
  }
}

export interface VerifyOptions {
  readonly file: DistillFile;
  readonly path: string;
  readonly places: WeightsPlaces;
  readonly signal: AbortSignal;
  readonly onRead?: (done: number, of: number) => void;
}

/**
 * Compares a file with the catalogue's checksum, and notes that it did. A file without a checksum is let be.
 *
 * @throws ChatError `weights` of the kind `hash-mismatch`; the signal's reason.
 */
export async function verifyWeights({ file, path, places, signal, onRead }: VerifyOptions): Promise<void> {
  const { sha256 } = file;
  if (sha256 === undefined) return;
  const { size } = await stat(path);
  const hash = createHash("sha256");
  let done = 0;
  for await (const chunk of createReadStream(path, { signal, highWaterMark: 1024 * 1024 })) {
    // A stream without an encoding gives bytes.
    const read = chunk as Buffer;
    hash.update(read);
    done += read.length;
    onRead?.(done, size);
  }
  if (hash.digest("hex") !== sha256) throw new ChatError("weights", { file: path, kind: "hash-mismatch" });
  await noteVerified(file, path, places);
}

/** Notes that a file's bytes are those of its checksum. A note that cannot be written costs a reading next time, no more. */
export async function noteVerified(file: DistillFile, path: string, places: WeightsPlaces): Promise<void> {
  const { sha256 } = file;
  if (sha256 === undefined) return;
  const { size, mtimeMs } = await stat(path);
  const note = noteOf(file, places);
  try {
    await mkdir(dirname(note), { recursive: true });
    await writeFile(`${note}.new`, JSON.stringify({ path, bytes: size, mtimeMs, sha256 }));
    await rename(`${note}.new`, note);
  } catch {
    // Read again next time.
  }
}

function noteOf({ file }: DistillFile, { folder }: WeightsPlaces): string {
  return join(folder, `${file}.verified.json`);
}
