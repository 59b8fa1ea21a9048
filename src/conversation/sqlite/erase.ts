import type { DatabaseSync } from "node:sqlite";
import { type Connection, oweRewriting, rewrite } from "./connection.ts";
import { getMessage, keyOfConversation, takeFromIndex } from "./conversations.ts";

/**
 * Deletes conversations, and the last traces of their text with them.
 *
 * @returns how many there were.
 */
export async function eraseConversations(connection: Connection, user: string, ids: readonly string[]): Promise<number> {
  const erased = await connection.write((db) => {
    const count = ids.filter((id) => deleteRows(db, user, id)).length;
    if (count > 0) oweRewriting(db);
    return count;
  });
  if (erased > 0) await rewrite(connection);
  return erased;
}

function deleteRows(db: DatabaseSync, user: string, id: string): boolean {
  const conversation = keyOfConversation(db, user, id);
  if (conversation === undefined) return false;
  for (const { key } of db.prepare("SELECT key FROM message WHERE conversation = ?").all(conversation)) {
    takeFromIndex(db, Number(key), getMessage(db, Number(key)));
  }
  const messages = "(SELECT key FROM message WHERE conversation = ?)";
  for (const sql of [
    `DELETE FROM piece WHERE run IN (SELECT key FROM run WHERE message IN ${messages})`,
    `DELETE FROM run WHERE message IN ${messages}`,
    "DELETE FROM message WHERE conversation = ?",
    "DELETE FROM conversation WHERE key = ?",
  ]) {
    db.prepare(sql).run(conversation);
  }
  return true;
}
