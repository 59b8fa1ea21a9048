import { join } from "node:path";
import type { Store } from "../../conversation/store.ts";
import { isProcessAlive, ownProcess } from "../process-id.ts";

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
  return openSqlite({ file, owner: { id: ownProcess(), isAlive: isProcessAlive } });
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
