import assert from "node:assert/strict";
import { test } from "node:test";
import { inSlices } from "../../src/web/in-slices.ts";

test("everything is done in order, and others get their turn in between", async () => {
  const done: number[] = [];
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await inSlices([1, 2, 3, 4], (one) => {
    const began = performance.now();
    while (performance.now() - began < 15);
    done.push(one);
  });
  clearInterval(timer);
  assert.deepEqual(done, [1, 2, 3, 4]);
  assert.ok(turns > 0);
});
