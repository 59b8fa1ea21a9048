import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { openSqlite } from "../../../src/conversation/sqlite/open-sqlite.ts";
import { startProcess } from "../../support/program.ts";

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), "fathom-store-"));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return join(made, "c.db");
}

const source = new URL("../../../src/conversation/sqlite/open-sqlite.ts", import.meta.url).href;

/** A process that adds one message after the other and says each one that was acknowledged. */
const writing = (file: string, name: string, count: number) => `
  import { openSqlite } from ${JSON.stringify(source)};
  const store = await openSqlite({ file: ${JSON.stringify(file)}, owner: { id: "${name}", isAlive: () => true } });
  const at = new Date().toISOString();
  for (let index = 0; index < ${count}; index++) {
    const id = "${name}-" + index;
    await store.add("me", { id: "${name}", title: "t", createdAt: at }, [{ id, parent: null, at, role: "user", text: "words of " + id }]);
    process.stdout.write(id + "\\n");
  }
  await store.close();
`;

const start = (t: TestContext, script: string) => startProcess(t, process.execPath, ["--input-type=module", "--eval", script], {});

async function kept(file: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  const store = await openSqlite({ file, owner: { id: "test", isAlive: () => true } });
  try {
    const ids = new Set<string>();
    for (const name of names) for (const { id } of (await store.get("me", name))?.messages ?? []) ids.add(id);
    return ids;
  } finally {
    await store.close();
  }
}

test("two processes make the store at the same time and write 500 messages each: none is lost", async (t) => {
  const file = folder(t);
  const writers = ["one", "two"].map((name) => start(t, writing(file, name, 500)));
  for (const { code, stderr } of await Promise.all(writers.map(({ ended }) => ended))) assert.equal(code, 0, stderr);
  assert.equal((await kept(file, ["one", "two"])).size, 1_000);
});

test("20 times kill -9 during writes loses no acknowledged message", async (t) => {
  const file = folder(t);
  const names = Array.from({ length: 20 }, (_, index) => `w${index}`);
  const acknowledged: string[] = [];
  for (const [index, name] of names.entries()) {
    const writer = start(t, writing(file, name, 100_000));
    await writer.shows("stdout", `${name}-${3 + 7 * index}\n`);
    writer.child.kill("SIGKILL");
    // What reached the pipe had been acknowledged; a last line may be torn.
    acknowledged.push(...(await writer.ended).stdout.split("\n").slice(0, -1));
    const found = await kept(file, names);
    assert.deepEqual(
      acknowledged.filter((id) => !found.has(id)),
      [],
    );
  }
  assert.ok(acknowledged.length > 50);
});
