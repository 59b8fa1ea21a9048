import type { RunOwner, Store } from "../store.ts";
import { openConnection } from "./connection.ts";
import { addMessages, findConversations, getConversation, listConversations, renameConversation, searchMessages } from "./conversations.ts";
import { eraseConversations } from "./erase.ts";
import { appendRun, findRun, finishRun, interruptRuns, readRun, startRun } from "./runs.ts";

export interface SqliteOptions {
  /** Path of the database, or `inMemory`. */
  readonly file: string;
  readonly owner: RunOwner;
}

/**
 * Opens the store of this computer: one SQLite file in WAL mode that several processes may use at once. Runs of producers
 * that are gone are ended as interrupted.
 *
 * @throws ChatError `not-saved`, of the kinds of `Store` and `store-foreign` or `store-newer`.
 * @example
 * const store = await openSqlite({ file: "./conversations.db", owner: { id: "1", isAlive: () => false } });
 */
export async function openSqlite({ file, owner }: SqliteOptions): Promise<Store> {
  const connection = await openConnection(file);
  const { read, write } = connection;
  try {
    await write((db) => interruptRuns(db, owner));
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    add: (user, conversation, messages) => write((db) => addMessages(db, user, conversation, messages)),
    list: (user, { limit, skip = 0 }) => read((db) => listConversations(db, user, limit, skip)),
    get: (user, id) => read((db) => getConversation(db, user, id)),
    find: (user, beginning) => read((db) => findConversations(db, user, beginning)),
    search: (user, words, { limit }) => read((db) => searchMessages(db, user, words, limit)),
    rename: (user, id, title) => write((db) => renameConversation(db, user, id, title)),
    erase: (user, ids) => eraseConversations(connection, user, ids),
    startRun: (user, run) => write((db) => startRun(db, user, owner.id, run)),
    findRun: (user, key) => read((db) => findRun(db, user, key)),
    appendRun: (user, run, pieces, reply) => write((db) => appendRun(db, user, run, pieces, reply)),
    readRun: (user, run, from) => read((db) => readRun(db, user, run, from)),
    finishRun: (user, run, reply) => write((db) => finishRun(db, user, run, reply)),
    interruptRuns: () => write((db) => interruptRuns(db, owner)),
    async close() {
      connection.close();
    },
  };
}
