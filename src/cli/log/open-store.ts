import { join } from "node:path";
import type { Store } from "../../conversation/store.ts";
import { isAlive } from "../eval/is-alive.ts";

/** Whose conversations the terminal's are. */
export const localUser = "local";

/** The store's file. @param data the folder for what a person would miss. */
export function storeFile(data: string): string {
  return join(data, "conversations.db");
}

/** A store that is gone with its process, for who wants nothing kept. */
export async function openPassingStore(): Promise<Store> {
  const { inMemory } = await withoutWarnings(() => import("../../conversation/sqlite/connection.ts"));
  return openStore(inMemory);
}

/**
 * Opens the store of this computer, and loads SQLite for it: an answer does not wait for that.
 *
 * @throws ChatError `not-saved`.
 */
export async function openStore(file: string): Promise<Store> {
  const { openSqlite } = await withoutWarnings(() => import("../../conversation/sqlite/open-sqlite.ts"));
  return openSqlite({ file, owner: { id: owner(), isAlive: isOwnerAlive } });
}

/** This process. Its number alone could be that of an earlier one: in a container it often is. */
function owner(): string {
  return `${process.pid}-${Math.round(performance.timeOrigin)}`;
}

function isOwnerAlive(id: string): boolean {
  const pid = Number(id.split("-")[0]);
  return pid !== process.pid && isAlive(pid);
}

/** Node 22 warns on stderr that its SQLite is experimental, where a script expects errors only. */
async function withoutWarnings<T>(work: () => Promise<T>): Promise<T> {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return await work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
