import { rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { readPrivate, writePrivate } from "../private-file.ts";

/** Where a running server notes how it is reached, for `serve --link`. */
export interface ServerNote {
  readonly port: number;
  readonly pid: number;
  /** In PEM form, where it speaks TLS. */
  readonly certificate?: string | undefined;
}

const note = z.object({
  port: z.number().int().min(1).max(65_535),
  pid: z.number().int().positive(),
  certificate: z.optional(z.string()),
});

const pathIn = (folder: string, port?: number) => join(folder, port === undefined ? "server.json" : `server-${port}.json`);

/** Noted as the last one that started and under its port, since there may be several. */
export async function writeNote(folder: string, { port, pid, certificate }: ServerNote): Promise<void> {
  const text = `${JSON.stringify({ port, pid, certificate })}\n`;
  for (const path of [pathIn(folder), pathIn(folder, port)]) await writePrivate(path, text);
}

/** Removes the note, unless another server has written its own since. */
export async function removeNote(folder: string, { port, pid }: Pick<ServerNote, "port" | "pid">): Promise<void> {
  for (const one of [undefined, port]) {
    if ((await readNote(folder, one))?.pid === pid) await rm(pathIn(folder, one), { force: true });
  }
}

/**
 * The note of the last server, or of the one with that port; undefined where there is none, or nothing that can be read.
 */
export async function readNote(folder: string, port?: number): Promise<ServerNote | undefined> {
  const text = await readPrivate(pathIn(folder, port));
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
