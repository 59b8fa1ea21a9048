import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { readPageFiles } from "../../src/server/page-files.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "fathom-files-"));
  await writeFile(join(folder, "index.html"), "<p>");
  await writeFile(join(folder, "secret"), "secret");
});
after(() => rm(folder, { recursive: true }));

const index = { file: "index.html", contentType: "text/html", bytes: 3, cache: "no-cache" };

async function read(manifest: unknown): Promise<readonly string[]> {
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  return [...(await readPageFiles(folder)).keys()];
}

test("only what the manifest lists is there", async () => {
  assert.deepEqual(await read({ "/": index }), ["/"]);
});

test("a file that is missing or is not the one that was built stops the start", async () => {
  await assert.rejects(read({ "/": { ...index, bytes: 4 } }), /was not built completely/);
  await assert.rejects(read({ "/": { ...index, file: "gone.html" } }), { code: "ENOENT" });
});

test("a manifest reaches no file outside of its folder", async () => {
  for (const file of ["../secret", "/etc/passwd", "a/../../secret", "./secret", "a//b", "..\\secret"]) {
    await assert.rejects(read({ "/": { ...index, file } }), file);
  }
  await assert.rejects(read({ "no-slash": index }));
});
