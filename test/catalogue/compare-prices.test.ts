import assert from "node:assert/strict";
import { test } from "node:test";
import { comparePrices } from "../../src/catalogue/compare-prices.ts";

const january = new Date("2025-01-31T12:00Z");
const of = (task: Parameters<typeof comparePrices>[0], label: string, at = january) =>
  comparePrices(task, at).find(({ price }) => price.label === label);

test("the claim is checked at the prices of its time", () => {
  const million = { prompt: 1_000_000, thinking: 0, answer: 1_000_000 };
  const r1 = of(million, "DeepSeek R1");
  assert.equal(r1?.amount, 0.55 + 2.19);
  assert.equal(of(million, "OpenAI o1")?.ratio, 1);
  // 15 + 60 over 0.55 + 2.19
  assert.equal(r1?.ratio?.toFixed(2), "27.37");
});

test("a model that does not think is not charged for thinking, and the list begins with the cheapest", () => {
  const task = { prompt: 0, thinking: 1_000_000, answer: 0 };
  assert.equal(of(task, "GPT-4o (August)")?.amount, 0);
  assert.equal(of(task, "GPT-4o (August)")?.ratio, undefined);
  assert.equal(of(task, "OpenAI o1")?.amount, 60);
  const ratios = comparePrices({ prompt: 1_000, thinking: 4_000, answer: 1_000 }, january).map(({ ratio }) => ratio ?? 0);
  assert.deepEqual(
    ratios,
    ratios.toSorted((a, b) => b - a),
  );
});

test("another currency is shown and not compared, and the yardstick holds although o1 has gone", () => {
  const today = new Date("2026-11-24T12:00Z");
  const task = { prompt: 1_000_000, thinking: 0, answer: 0 };
  assert.deepEqual([of(task, "R1-0528, Volcengine", today)?.amount, of(task, "R1-0528, Volcengine", today)?.ratio], [4, undefined]);
  assert.equal(of(task, "R1-0528, DeepInfra", today)?.ratio, 30);
  assert.equal(of(task, "OpenAI o1", today), undefined);
});
