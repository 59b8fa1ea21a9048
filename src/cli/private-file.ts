import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ChatError } from "../model/error.ts";

/** Nobody else on this computer may read what is written here. */
const onlyMine = 0o600;

/** Writes a file that only its owner can read, whole or not at all, also over one that was open to others. */
export async function writePrivate(path: string, text: string): Promise<void> {
  await aside(path, text, (made) => rename(made, path));
}

/**
 * The same, but only where there is no such file yet.
 *
 * @returns false when there is one already.
 */
export async function createPrivate(path: string, text: string): Promise<boolean> {
  let taken = false;
  // A hard link fails where the name is taken, and never shows half a file.
  await aside(path, text, (made) =>
    link(made, path).catch((error: unknown) => {
      if (!hasCode(error, "EEXIST")) throw error;
      taken = true;
    }),
  );
  return !taken;
}

/**
 * The text of a private file; undefined when there is none. What others could read is closed to them from now on.
 *
 * @throws ChatError `config` where it cannot be read.
 */
export async function readPrivate(path: string): Promise<string | undefined> {
  try {
    await chmod(path, onlyMine);
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw new ChatError("config", { file: path, kind: "unreadable" }, { cause: error });
  }
}

/** @throws ChatError `not-saved` where it cannot be written. */
async function aside(path: string, text: string, place: (made: string) => Promise<void>): Promise<void> {
  const made = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(made, text, { mode: onlyMine, flag: "wx" });
    await place(made);
  } catch (error) {
    const said = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new ChatError("not-saved", { file: path, said }, { cause: error });
  } finally {
    await rm(made, { force: true }).catch(() => undefined);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
