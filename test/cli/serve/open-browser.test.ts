import assert from "node:assert/strict";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { openBrowser } from "../../../src/cli/serve/open-browser.ts";

test("the browser gets a private file, and no argument holds the secret", { skip: process.platform !== "linux" }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "fathom-open-"));
  const path = process.env["PATH"];
  try {
    const seen = join(folder, "seen");
    await writeFile(join(folder, "xdg-open"), `#!/bin/sh\nprintf '%s' "$*" > "${seen}.part" && mv "${seen}.part" "${seen}"\n`);
    await chmod(join(folder, "xdg-open"), 0o755);
    process.env["PATH"] = `${folder}${delimiter}${path}`;
    const link = "http://127.0.0.1:4747/#launch=secret";
    const file = await openBrowser(link, join(folder, "state"));
    let given: string | undefined;
    for (let i = 0; given === undefined && i < 200; i++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      given = await readFile(seen, "utf8").catch(() => undefined);
    }
    assert.equal(given, pathToFileURL(file).href);
    assert.ok((await readFile(file, "utf8")).includes(`url=${link}"`));
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  } finally {
    process.env["PATH"] = path;
    await rm(folder, { recursive: true });
  }
});
