import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";

/** A home of Fathom with a `config.json`, as `FATHOM_HOME`. Removed when the test ends. */
export function ownHome(t: TestContext, config: object = {}): string {
  const home = mkdtempSync(join(tmpdir(), "fathom-home-"));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  writeFileSync(join(home, "config.json"), JSON.stringify(config));
  return home;
}
