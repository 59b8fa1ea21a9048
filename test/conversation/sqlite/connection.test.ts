import assert from "node:assert/strict";
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { openConnection } from "../../../src/conversation/sqlite/connection.ts";
import { migrations } from "../../../src/conversation/sqlite/migrations.ts";
import { openSqlite } from "../../../src/conversation/sqlite/open-sqlite.ts";
import { ChatError } from "../../../src/model/error.ts";
import { head, question } from "../store-cases.ts";

function place(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "fathom-store-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "data", "c.db");
}

const open = (file: string) => openSqlite({ file, owner: { id: "o", isAlive: () => true } });
const refusal = (kind: string | undefined) => (error: unknown) =>
  error instanceof ChatError && error.code === "not-saved" && error.details.kind === kind && error.details.file !== undefined;

test("folder and files are their owner's alone, whatever they were", { skip: process.platform === "win32" }, async (t) => {
  const file = place(t);
  const modes = () => readdirSync(join(file, "..")).map((name) => [name, statSync(join(file, "..", name)).mode & 0o777]);
  const first = await open(file);
  assert.deepEqual(modes(), [
    ["c.db", 0o600],
    ["c.db-shm", 0o600],
    ["c.db-wal", 0o600],
  ]);
  for (const [name] of modes()) chmodSync(join(file, "..", String(name)), 0o666);
  chmodSync(join(file, ".."), 0o777);
  const second = await open(file);
  assert.deepEqual(
    modes().map(([, mode]) => mode),
    [0o600, 0o600, 0o600],
  );
  assert.equal(statSync(join(file, "..")).mode & 0o777, 0o700);
  await first.close();
  await second.close();
  await second.close();
});

test("it writes through a journal, synced, and overwrites what is deleted", async (t) => {
  const connection = await openConnection(place(t));
  const pragma = (name: string) => connection.alone((db) => db.prepare(`PRAGMA ${name}`).get()?.[name]);
  assert.equal(await pragma("journal_mode"), "wal");
  assert.equal(await pragma("synchronous"), 2);
  assert.equal(await pragma("secure_delete"), 1);
  assert.equal(await pragma("foreign_keys"), 1);
  connection.close();
});

test("work that fails leaves nothing behind, and its failure as it is", async (t) => {
  const connection = await openConnection(place(t));
  const slip = new RangeError("a slip");
  const failing = connection.write((db) => {
    db.exec("INSERT INTO conversation VALUES (1, 'me', 'c', 't', '', '')");
    throw slip;
  });
  await assert.rejects(failing, slip);
  assert.equal(await connection.read((db) => db.prepare("SELECT 1 FROM conversation").get()), undefined);
  connection.close();
});

test("another database is left alone", async (t) => {
  const file = place(t);
  mkdirSync(join(file, ".."));
  const db = new DatabaseSync(file);
  db.exec("CREATE TABLE theirs (x)");
  db.close();
  await assert.rejects(open(file), refusal("store-foreign"));
});

test("a store of a newer Fathom is left alone", async (t) => {
  const file = place(t);
  await (await open(file)).close();
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA user_version = ${migrations.length + 1}`);
  db.close();
  await assert.rejects(open(file), refusal("store-newer"));
});

test("a file that is no database, or is damaged, is said to be", async (t) => {
  const file = place(t);
  mkdirSync(join(file, ".."));
  writeFileSync(file, "no database ".repeat(1_000));
  await assert.rejects(open(file), refusal("store-damaged"));
  rmSync(file);
  const store = await open(file);
  for (let index = 0; index < 100; index++) await store.add("me", head(`c${index}`), [question("q", null, "words ".repeat(500))]);
  await store.close();
  // In the middle of the pages; the check is due because the last one is a month old.
  const db = new DatabaseSync(file);
  db.exec(`UPDATE checked SET at = ${Date.now() - 30 * 24 * 3_600_000}`);
  db.close();
  const bytes = openSync(file, "r+");
  for (let page = 20; page < 40; page++) writeSync(bytes, Buffer.alloc(2_000, 0xaa), 0, 2_000, page * 4_096);
  closeSync(bytes);
  await assert.rejects(open(file), refusal("store-damaged"));
});

test("a place that cannot be written is named", async (t) => {
  const file = place(t);
  writeFileSync(join(file, ".."), "a file where the folder should be");
  await assert.rejects(open(file), refusal(undefined));
});

test("a process that holds the file for a while is waited for", async (t) => {
  const file = place(t);
  const store = await open(file);
  const other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE");
  const added = store.add("me", head("c"), [question("q", null, "2 + 2")]);
  setTimeout(() => other.exec("COMMIT"), 300);
  assert.equal(await added, 1);
  other.close();
  await store.close();
});
