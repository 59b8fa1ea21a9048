import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { openSqlite } from "../../../src/conversation/sqlite/open-sqlite.ts";
import { head, question, reply } from "../store-cases.ts";

/** Stands in no dictionary, and is one word for the index. */
const secret = "xylographqz";

function place(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "fathom-store-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const open = async () => {
    const store = await openSqlite({ file: join(folder, "c.db"), owner: { id: "o", isAlive: () => true } });
    t.after(() => store.close());
    return store;
  };
  /** Files in which a byte sequence stands, whatever its case. */
  const holding = (text: string) =>
    readdirSync(folder).filter((name) => readFileSync(join(folder, name)).toString("latin1").toLowerCase().includes(text));
  return { folder, open, holding };
}

test("what is deleted is in no byte of database, index or journal", async (t) => {
  const { open, holding } = place(t);
  const store = await open();
  const filler = (seed: number) => Array.from({ length: 40 }, (_, index) => `w${(seed * 7 + index * 13) % 211}`).join(" ");
  for (let round = 0; round < 60; round++) {
    const id = `c${round}`;
    const words = round % 3 === 0 ? `${filler(round)} ${secret}${round} ${filler(round)}` : filler(round);
    await store.add("me", head(id, words.slice(0, 400)), [
      question("q", null, words),
      reply("a", "q", `${words} ${words}`, { reasoning: words.repeat(round % 5) }),
    ]);
    if (round % 4 === 1) await store.rename("me", id, `${filler(round)} again`);
  }
  // A running reply, and one that grew.
  const running = { state: "running", asked: "m", family: "r1", sampling: {} } as const;
  await store.startRun("me", { id: "r", conversation: head("c0"), messages: [], reply: reply("b", "a", "", { reply: running }) });
  await store.appendRun("me", "r", [{ offset: 0, kind: "text", text: `${secret} in a piece` }]);
  await store.startRun("me", { id: "s", conversation: head("c3"), messages: [], reply: reply("b", "a", "", { reply: running }) });
  await store.appendRun("me", "s", [{ offset: 0, kind: "text", text: `${secret} in a piece` }]);
  await store.finishRun("me", "s", reply("b", "a", `${secret} at the end`));
  assert.ok(holding(secret).length > 0);
  const ids = (await store.search("me", secret, { limit: 1_000 })).map(({ conversation }) => conversation);
  assert.equal(await store.erase("me", [...new Set([...ids, "c0", "c3"])]), 20);
  assert.deepEqual(holding(secret), []);
  assert.equal((await store.list("me", { limit: 100 })).length, 40);
  assert.equal((await store.search("me", "w1", { limit: 1_000 })).length > 0, true);
});

test("a reader of another process delays the last traces only as long as it reads", async (t) => {
  const { folder, open, holding } = place(t);
  const store = await open();
  await store.add("me", head("c", secret), [question("q", null, secret)]);
  const reader = new DatabaseSync(join(folder, "c.db"));
  reader.exec("BEGIN; SELECT count(*) FROM message");
  const rows = reader.prepare("SELECT text FROM message").all();
  assert.equal(rows.length, 1);
  const erased = store.erase("me", ["c"]);
  setTimeout(() => reader.close(), 300);
  assert.equal(await erased, 1);
  assert.deepEqual(holding(secret), []);
});

test("what a killed process had deleted and not yet rewritten is rewritten at the next start", async (t) => {
  const { folder, open, holding } = place(t);
  const store = await open();
  for (let index = 0; index < 50; index++)
    await store.add("me", head(`c${index}`), [question("q", null, `${secret} ${"x".repeat(index * 31)}`)]);
  await store.close();
  // As after the first of its steps, and without overwriting.
  const db = new DatabaseSync(join(folder, "c.db"));
  db.exec("PRAGMA secure_delete = OFF; PRAGMA foreign_keys = OFF; DELETE FROM message; DELETE FROM conversation; DELETE FROM checked");
  db.exec("INSERT INTO search (search) VALUES ('delete-all')");
  db.close();
  assert.deepEqual(holding(secret), ["c.db"]);
  await open();
  assert.deepEqual(holding(secret), []);
});
