import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { costOf, worstCost } from "../../src/catalogue/cost-of.ts";
import { free, type PriceNow } from "../../src/catalogue/price.ts";

const price: PriceNow = { input: 0.55, cached: 0.14, output: 2.19, currency: "USD", worst: { input: 0.55, output: 2.19 }, source: "s" };
const { cached: _, ...uncached } = price;

test("prompt, cached prompt and completion each at their own price", () => {
  const usage = { promptTokens: 1_000_000, cachedTokens: 400_000, completionTokens: 1_000_000 };
  assert.deepEqual(costOf({ usage, price }), { amount: 0.6 * 0.55 + 0.4 * 0.14 + 2.19, currency: "USD" });
});

test("unknown is unknown and never 0, but what is free is 0", () => {
  const usage = { promptTokens: 10, cachedTokens: 0, completionTokens: 10 };
  assert.equal(costOf({ usage, price: undefined }), undefined);
  assert.equal(costOf({ usage: {}, price }), undefined);
  assert.equal(costOf({ usage: { promptTokens: 10 }, price }), undefined);
  assert.equal(costOf({ usage: { completionTokens: 10 }, price }), undefined);
  assert.deepEqual(costOf({ usage: {}, price: free }), { amount: 0, currency: "USD" });
});

test("what changes the amount and was not told marks it, and it is then the most that it can be", () => {
  const usage = { promptTokens: 1_000, completionTokens: 0 };
  assert.deepEqual(costOf({ usage, price }), { amount: 0.00055, currency: "USD", estimated: true });
  // Without a price for cached input it makes no difference how much was.
  assert.deepEqual(costOf({ usage, price: uncached }), { amount: 0.00055, currency: "USD" });
  assert.equal(costOf({ usage: { ...usage, cachedTokens: 10 }, price: uncached })?.estimated, true);
  assert.equal(costOf({ usage: { ...usage, cachedTokens: 10 }, price: { ...price, estimated: true } })?.estimated, true);
  const apart = costOf({ usage: { promptTokens: 0, cachedTokens: 0, completionTokens: 10, reasoningTokens: 90 }, price });
  assert.deepEqual(apart, { amount: (2.19 * 100) / 1e6, currency: "USD", estimated: true });
  // The split of the completion changes nothing.
  const split = { promptTokens: 0, cachedTokens: 0, reasoningTokens: 90, answerTokens: 10 };
  assert.deepEqual(costOf({ usage: split, price }), { amount: (2.19 * 100) / 1e6, currency: "USD" });
});

test("what the host says that it charged outranks every list", () => {
  const said = { amount: 0.95, currency: "USD", reported: true };
  assert.deepEqual(costOf({ usage: { reportedCost: 0.95, promptTokens: 1, completionTokens: 1 }, price }), said);
  assert.deepEqual(costOf({ usage: { reportedCost: 0.95 }, price: undefined }), said);
});

test("no reply costs more than its worst case, and none less than nothing", () => {
  const tokens = fc.nat(200_000);
  fc.assert(
    fc.property(tokens, fc.option(tokens, { nil: undefined }), tokens, (prompt, cachedTokens, completion) => {
      const usage = { promptTokens: prompt, completionTokens: completion, ...(cachedTokens !== undefined && { cachedTokens }) };
      const cost = costOf({ usage, price });
      assert.ok(cost !== undefined && cost.amount >= 0);
      assert.ok(cost.amount <= worstCost(price, { prompt, completion }) + 1e-12);
    }),
  );
});
