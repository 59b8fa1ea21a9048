import assert from "node:assert/strict";
import { test } from "node:test";
import { seedOf } from "../../src/evaluation/seed.ts";
import { estimate, wilson } from "../../src/evaluation/statistics.ts";

const rounded = (interval: readonly number[] | undefined) => interval?.map((end) => Number((100 * end).toFixed(1)));

test("gives Wilson's known values", () => {
  assert.deepEqual(rounded(wilson(24 / 30, 30)), [62.7, 90.5]);
  assert.deepEqual(rounded(wilson(1, 30)), [88.6, 100]);
});

test("samples that always agree add nothing to the interval", () => {
  const once = estimate(Array.from({ length: 30 }, (_, i) => ({ correct: i < 24 ? 1 : 0, trials: 1 })));
  const four = estimate(Array.from({ length: 30 }, (_, i) => ({ correct: i < 24 ? 4 : 0, trials: 4 })));
  assert.deepEqual(rounded(once?.interval), [62.7, 90.5]);
  assert.deepEqual(four, once);
  assert.equal(estimate([]), undefined);
});

test("covers the true score in about 95 of 100 runs of four alike samples", () => {
  const uniform = (...key: readonly number[]) => seedOf(...key) / 2 ** 31;
  let covered = 0;
  for (let run = 0; run < 400; run++) {
    const tallies = Array.from({ length: 60 }, (_, question) => {
      const p = uniform(run, question, -1);
      return { trials: 4, correct: [0, 1, 2, 3].filter((sample) => uniform(run, question, sample) < p).length };
    });
    const [low, high] = estimate(tallies)?.interval ?? [1, 0];
    if (low <= 0.5 && 0.5 <= high) covered++;
  }
  assert.ok(covered >= 365 && covered <= 395, `${covered} of 400`);
});
