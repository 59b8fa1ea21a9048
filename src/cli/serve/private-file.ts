import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ChatError } from "../../model/error.ts";

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
  try {
    // A hard link fails where the name is taken, and never shows half a file.
    await aside(path, text, (made) => link(made, path));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** The text of a private file; undefined when there is none. What others could read is closed to them from now on. */
export async function readPrivate(path: string): Promise<string | undefined> {
  try {
    await chmod(path, onlyMine);
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** @throws ChatError `not-saved` where it cannot be written; the system's own error where the name is taken. */
async function aside(path: string, text: string, place: (made: string) => Promise<void>): Promise<void> {
  const made = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(made, text, { mode: onlyMine, flag: "wx" });
    await place(made);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw code === "EEXIST" ? error : new ChatError("not-saved", { file: path, said: code }, { cause: error });
  } finally {
    await rm(made, { force: true }).catch(() => undefined);
  }
}
