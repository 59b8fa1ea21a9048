import { rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { readPrivate, writePrivate } from "../private-file.ts";

/** Where a running server notes how it is reached, for `serve --link`. */
export interface ServerNote {
  readonly port: number;
  readonly pid: number;
}

const note = z.object({ port: z.number().int().min(1).max(65_535), pid: z.number().int().positive() });

const pathIn = (folder: string) => join(folder, "server.json");

/** Of several servers the last one that started is noted; the others are reached by `--port`. */
export async function writeNote(folder: string, { port, pid }: ServerNote): Promise<void> {
  await writePrivate(pathIn(folder), `${JSON.stringify({ port, pid })}\n`);
}

/** Removes the note, unless another server has written its own since. */
export async function removeNote(folder: string, pid: number): Promise<void> {
  if ((await readNote(folder))?.pid === pid) await rm(pathIn(folder), { force: true });
}

/** The note of a server; undefined where there is none, or nothing that can be read. */
export async function readNote(folder: string): Promise<ServerNote | undefined> {
  const text = await readPrivate(pathIn(folder));
  try {
    return text === undefined ? undefined : note.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Whether the process of a note is still there. A note may outlive its server, and its port may by now belong to somebody
 * else, who must not be shown the token.
 */
export function isAlive({ pid }: ServerNote): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
