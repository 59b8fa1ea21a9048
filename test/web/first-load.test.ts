import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { type PageFiles, readPageFiles } from "../../src/server/page-files.ts";

let folder: string;
let files: PageFiles;
before(async () => {
  // Computed, because a script in plain JavaScript has no types of its own.
  const builder = new URL("../../scripts/build-page.js", import.meta.url).href;
  const built: { readonly buildPage: (folder: string) => Promise<unknown> } = await import(builder);
  folder = await mkdtemp(join(tmpdir(), "fathom-build-"));
  await built.buildPage(folder);
  files = await readPageFiles(folder);
});
after(() => rm(folder, { recursive: true }));

function text(path: string): string {
  return new TextDecoder().decode(files.get(path)?.bytes);
}

test("the manifest lists every file that was built", async () => {
  const listed = [...files.keys()].map((path) => (path === "/" ? "index.html" : path.slice(1)));
  assert.deepEqual([...listed, "manifest.json"].sort(), (await readdir(folder)).sort());
});

test("the page names only files that are there, and nothing inline", () => {
  const html = text("/");
  const named = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, path]) => path ?? "");
  assert.equal(named.length, 3);
  for (const path of named) assert.ok(files.has(path), path);
  assert.doesNotMatch(html, /<style|style=|<script(?![^>]* src=)|\{|\son\w+=/);
});

test("the first load stays small: what is not needed at once comes when it is needed", (context) => {
  const first = [...files].filter(([path]) => path === "/" || /^\/(?:main|style|icon)-/.test(path));
  const later = [...files].filter(([path]) => !first.some(([one]) => one === path));
  const size = (some: typeof first) => some.reduce((sum, [, { bytes }]) => sum + gzipSync(bytes, { level: 9 }).length, 0);
  assert.equal(first.length, 4);
  assert.equal(later.length, 5);
  context.diagnostic(`first load ${(size(first) / 1024).toFixed(1)} KiB gzipped, later ${(size(later) / 1024).toFixed(1)} KiB`);
  assert.ok(size(first) < 64 * 1024);
});
