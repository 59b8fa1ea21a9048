import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { openSqlite } from "../../src/conversation/sqlite/open-sqlite.ts";
import { type StoreRig, storeCases } from "./store-cases.ts";

/** One kind of store: how a case gets an empty one. PostgreSQL's row will stand here, too. */
type Row = (t: TestContext) => Promise<StoreRig>;

const rows: Readonly<Record<string, Row>> = {
  async "sqlite in a file"(t) {
    const folder = mkdtempSync(join(tmpdir(), "fathom-store-"));
    const open = async (id: string, gone: readonly string[]) => {
      const store = await openSqlite({ file: join(folder, "c.db"), owner: { id, isAlive: (other) => !gone.includes(other) } });
      t.after(() => store.close());
      return store;
    };
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    return { store: await open("producer", []), again: (...gone) => open("another", gone) };
  },
};

for (const [row, rig] of Object.entries(rows)) {
  for (const [name, holds] of Object.entries(storeCases)) test(`${row}: ${name}`, async (t) => holds(await rig(t)));
}
