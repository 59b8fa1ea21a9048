import assert from "node:assert/strict";
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

/** What `npm ci` may put on a disk, in bytes: 450 MB as `du` counts them. */
const most = 450 * 1024 * 1024;

function sizeOf(path: string): number {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

test("an installed checkout stays under 450 MB", { skip: process.platform !== "linux" || process.arch !== "x64" }, (context) => {
  const bytes = sizeOf("node_modules");
  context.diagnostic(`${Math.round(bytes / 1024 / 1024)} MB`);
  assert.ok(bytes > most / 10, "the count saw too little");
  assert.ok(bytes <= most, `${bytes} bytes`);
});
