import { open, readFile, rename, rm } from "node:fs/promises";
import { ChatError } from "../model/error.ts";

/** How a lock tells a running owner from one that was killed. */
export interface Owner {
  readonly pid: number;
  readonly isAlive: (pid: number) => boolean;
}

/**
 * Makes this process the only writer of a file, by a lock file beside it. The lock of a process that was killed is taken over.
 *
 * @returns gives the lock back.
 * @throws ChatError `usage` of the kind `record-busy` while another process writes.
 */
export async function lock(file: string, owner: Owner): Promise<() => Promise<void>> {
  const path = `${file}.lock`;
  for (const attempt of [1, 2]) {
    try {
      const handle = await open(path, "wx");
      await handle.writeFile(String(owner.pid));
      await handle.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw new ChatError("not-saved", { file: path }, { cause: error });
    }
    const holder = await readFile(path, "utf8").catch(() => "");
    // In a container each run may get the number of the one that was killed.
    if (attempt === 2 || (Number(holder) !== owner.pid && owner.isAlive(Number(holder)))) break;
    // Renamed first: of two that find a dead owner, only one gets its lock away.
    const aside = `${path}.${owner.pid}`;
    await rename(path, aside).catch(() => undefined);
    await rm(aside, { force: true });
  }
  throw new ChatError("usage", { kind: "record-busy", file });
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
