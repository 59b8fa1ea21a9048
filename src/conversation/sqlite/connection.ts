import { chmodSync, closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ChatError } from "../../model/error.ts";
import { pause } from "../../model/pause.ts";
import { busy, isBusy, storeFailure } from "./failure.ts";
import { migrate } from "./migrations.ts";

/** One connection to a store's file. */
export interface Connection {
  /** Runs the work in one transaction that sees one state of the file. */
  read<T>(work: (db: DatabaseSync) => T): Promise<T>;
  /** Runs the work in one transaction of its own; what it wrote is synced to the disk when this resolves. */
  write<T>(work: (db: DatabaseSync) => T): Promise<T>;
  /** Runs the work outside any transaction. */
  alone<T>(work: (db: DatabaseSync) => T): Promise<T>;
  close(): void;
}

/** In place of a path: nothing reaches the disk. */
export const inMemory = ":memory:";

/** How long a statement waits for another process with the event loop standing still, in milliseconds. */
const waitMs = 50;
/** How long it is tried again after that, in milliseconds. */
const patienceMs = 20_000;
/** How old the last whole check may be, in milliseconds, and how old where a journal was left behind. */
const checkEveryMs = { otherwise: 7 * 24 * 3_600_000, afterJournal: 24 * 3_600_000 };

/**
 * Opens the file, makes it when it is not there, and brings it to the newest version. Folder and files are the owner's
 * alone from then on, whatever they were before.
 *
 * Each time, the tables that everything hangs on are checked; all tables once a week, and once a day where a journal shows
 * that a process was killed or still writes: at 100,000 messages that takes longer than everything else here.
 *
 * @throws ChatError `not-saved`.
 */
export async function openConnection(file: string): Promise<Connection> {
  let db: DatabaseSync | undefined;
  try {
    const hasJournal = file !== inMemory && makePrivate(file);
    const opened = new DatabaseSync(file, { timeout: waitMs, enableForeignKeyConstraints: true });
    db = opened;
    const retry = <T>(work: () => T) => patiently(work, file);
    await retry(() =>
      opened.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY"),
    );
    const within = <T>(begin: string, work: (db: DatabaseSync) => T) => retry(() => transaction(opened, begin, work));
    await within("BEGIN IMMEDIATE", () => migrate(opened, file));
    const connection: Connection = {
      read: (work) => within("BEGIN", work),
      write: (work) => within("BEGIN IMMEDIATE", work),
      alone: (work) => retry(() => work(opened)),
      close() {
        if (opened.isOpen) opened.close();
      },
    };
    await connection.alone((db) => checkTables(db, file, ["conversation", "run", "checked"]));
    const last = await connection.read(lastCheck);
    if (last === undefined || Date.now() - last > checkEveryMs[hasJournal ? "afterJournal" : "otherwise"]) {
      await connection.alone((db) => checkTables(db, file, allTables(db)));
      await (last === undefined ? rewrite(connection).catch(unlessBusy) : connection.write(noteCheck));
    }
    return connection;
  } catch (error) {
    db?.close();
    throw storeFailure(error, file);
  }
}

/** @returns whether a journal was left behind, by a process that was killed or by one that still writes. */
function makePrivate(file: string): boolean {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  // SQLite gives its other files the rights of this one.
  closeSync(openSync(file, "a", 0o600));
  const [, journal] = [file, `${file}-wal`, `${file}-shm`].map((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found !== undefined) chmodSync(path, 0o600);
    return found?.size ?? 0;
  });
  return journal !== undefined && journal > 0;
}

/** SQLite's own check of one table and its indexes. The index of words as such is not checked: it takes seconds, and can be made anew. */
function checkTables(db: DatabaseSync, file: string, tables: readonly string[]): void {
  for (const table of tables) {
    const said = String(db.prepare(`PRAGMA quick_check(${table})`).get()?.["quick_check"]);
    if (said !== "ok") throw new ChatError("not-saved", { file, kind: "store-damaged", said });
  }
}

function allTables(db: DatabaseSync): readonly string[] {
  const rows = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0").all();
  return rows.map((row) => String(row["name"]));
}

/**
 * Writes the file anew without what was deleted. Overwriting it (`secure_delete`) does not reach the copies that moving
 * rows from page to page leaves behind; `VACUUM` does, and emptying the journal after it. A file without a date of its last
 * check is one whose rewriting was owed and not done.
 */
export async function rewrite({ alone, write }: Connection): Promise<void> {
  await alone((db) => db.exec("VACUUM"));
  await alone((db) => {
    // Another process reads just now.
    if (db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()?.["busy"] === 1) throw busy();
  });
  await write(noteCheck);
}

/** From now on the file has to be rewritten, by this process or the next that opens it. */
export function oweRewriting(db: DatabaseSync): void {
  db.exec("DELETE FROM checked");
}

/** What is owed while another process is at work stays owed, and is no reason to keep anybody waiting. */
function unlessBusy(error: unknown): void {
  if (!(error instanceof ChatError && error.details.kind === "store-busy")) throw error;
}

function noteCheck(db: DatabaseSync): void {
  db.prepare("INSERT INTO checked VALUES (1, ?) ON CONFLICT DO UPDATE SET at = excluded.at").run(Date.now());
}

function lastCheck(db: DatabaseSync): number | undefined {
  const at = db.prepare("SELECT at FROM checked").get()?.["at"];
  return at === undefined ? undefined : Number(at);
}

function transaction<T>(db: DatabaseSync, begin: string, work: (db: DatabaseSync) => T): T {
  db.exec(begin);
  try {
    const result = work(db);
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // Some failures have rolled back by themselves.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/** Tries again while another process holds the file, and leaves the event loop free in between. */
async function patiently<T>(work: () => T, file: string): Promise<T> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw storeFailure(error, file);
      await pause(5 + Math.random() * 45);
    }
  }
}
