import type { DatabaseSync } from "node:sqlite";
import { ChatError } from "../../model/error.ts";

/** Marks a file as ours ("Fthm"): another program's database is never written to. */
const applicationId = 0x4674686d;

/**
 * What each version adds to the one before it. Version n is what the first n make. A migration that was published is never
 * changed: files made by it exist.
 *
 * `search` holds words, their beginnings of two and three letters, and no texts (`content=''`): the texts lie in `message`, once. It deletes words at once and does not
 * leave them to a later merge (`secure-delete`, SQLite's FTS5 documentation, 4.10).
 */
export const migrations: readonly string[] = [
  `CREATE TABLE conversation (
     key INTEGER PRIMARY KEY,
     user TEXT NOT NULL,
     id TEXT NOT NULL,
     title TEXT NOT NULL,
     created_at TEXT NOT NULL,
     updated_at TEXT NOT NULL,
     UNIQUE (user, id)
   ) STRICT;
   CREATE INDEX conversation_by_time ON conversation (user, updated_at);
   CREATE TABLE message (
     key INTEGER PRIMARY KEY,
     conversation INTEGER NOT NULL REFERENCES conversation (key),
     id TEXT NOT NULL,
     parent TEXT,
     role TEXT NOT NULL,
     at TEXT NOT NULL,
     text TEXT NOT NULL,
     reasoning TEXT,
     reply TEXT,
     UNIQUE (conversation, id)
   ) STRICT;
   CREATE VIRTUAL TABLE search USING fts5 (
     text, reasoning, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
   );
   INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
   CREATE TABLE checked (only INTEGER PRIMARY KEY CHECK (only = 1), at INTEGER NOT NULL) STRICT;
   INSERT INTO checked VALUES (1, 0);`,
  `CREATE TABLE run (
     key INTEGER PRIMARY KEY,
     user TEXT NOT NULL,
     id TEXT NOT NULL,
     client_key TEXT,
     message INTEGER NOT NULL REFERENCES message (key),
     owner TEXT NOT NULL,
     written_at INTEGER NOT NULL,
     ended_at INTEGER,
     UNIQUE (user, id),
     UNIQUE (user, client_key)
   ) STRICT;
   CREATE INDEX run_by_message ON run (message);
   CREATE INDEX run_open ON run (owner) WHERE ended_at IS NULL;
   CREATE TABLE piece (
     run INTEGER NOT NULL REFERENCES run (key),
     place INTEGER NOT NULL,
     length INTEGER NOT NULL,
     kind TEXT NOT NULL,
     text TEXT NOT NULL,
     PRIMARY KEY (run, place)
   ) STRICT, WITHOUT ROWID;`,
];

/**
 * Brings a file to a version, inside the caller's transaction.
 *
 * @throws ChatError `not-saved`: `store-foreign` for a database of something else, `store-newer` for one of a newer Fathom.
 */
export function migrate(db: DatabaseSync, file: string, to = migrations.length): void {
  const version = numberOf(db, "user_version");
  const isNew = version === 0 && db.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
  if (!isNew && numberOf(db, "application_id") !== applicationId) throw new ChatError("not-saved", { file, kind: "store-foreign" });
  if (version > to) throw new ChatError("not-saved", { file, kind: "store-newer" });
  if (version === to) return;
  for (const sql of migrations.slice(version, to)) db.exec(sql);
  db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${to}`);
}

function numberOf(db: DatabaseSync, pragma: "user_version" | "application_id"): number {
  return Number(db.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);
}
