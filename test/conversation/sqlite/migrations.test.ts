import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { migrate, migrations } from "../../../src/conversation/sqlite/migrations.ts";
import { openSqlite } from "../../../src/conversation/sqlite/open-sqlite.ts";
import { at, head, question, reply } from "../store-cases.ts";

const messages = [question("q", null, "What is 2 + 2?"), reply("a", "q", "It is 4.", { reasoning: "Two and two." })];

/** What the Fathom of each version had written: plain SQL, so that today's code cannot change it. */
const writtenBy: readonly string[] = [
  "",
  `INSERT INTO conversation VALUES (1, 'me', 'c', 'c', '${at(0)}', '${at(2)}');
   INSERT INTO message VALUES (1, 1, 'q', NULL, 'user', '${at(1)}', 'What is 2 + 2?', NULL, NULL);
   INSERT INTO message VALUES (2, 1, 'a', 'q', 'assistant', '${at(2)}', 'It is 4.', 'Two and two.',
     '{"state":"complete","asked":"m","family":"r1","sampling":{}}');
   INSERT INTO search (rowid, text, reasoning) VALUES (1, 'What is 2 + 2?', ''), (2, 'It is 4.', 'Two and two.');`,
  "",
];

test("every version has its own sample", () => assert.equal(writtenBy.length, migrations.length + 1));

for (const version of writtenBy.keys()) {
  test(`a store of version ${version} is brought up and keeps everything`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "fathom-store-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "c.db");
    const db = new DatabaseSync(file);
    for (let step = 1; step <= version; step++) {
      migrate(db, file, step);
      db.exec(writtenBy[step] ?? "");
    }
    db.close();
    const store = await openSqlite({ file, owner: { id: "o", isAlive: () => true } });
    t.after(() => store.close());
    if (version > 0) {
      assert.deepEqual(await store.get("me", "c"), { ...head("c"), messages });
      assert.equal((await store.search("me", "two", { limit: 9 })).length, 1);
    }
    await store.add("me", head("d"), messages);
    const running = reply("b", "a", "", { reply: { state: "running", asked: "m", family: "r1", sampling: {} } });
    await store.startRun("me", { id: "r", conversation: head("d"), messages: [], reply: running });
    assert.equal(await store.erase("me", ["c", "d"]), version > 0 ? 2 : 1);
    await store.close();
    const after = new DatabaseSync(file);
    assert.equal(after.prepare("PRAGMA user_version").get()?.["user_version"], migrations.length);
    assert.equal(after.prepare("PRAGMA integrity_check").get()?.["integrity_check"], "ok");
    after.close();
  });
}
