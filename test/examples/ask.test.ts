import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

test("the example prints the answer, and the thinking apart from it", async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ["examples/ask.ts"], { timeout: 60_000 });
  assert.match(stdout, /\b85\b/);
  assert.notEqual(stderr, "");
  assert.doesNotMatch(stdout + stderr, /<\/?think>/);
});
