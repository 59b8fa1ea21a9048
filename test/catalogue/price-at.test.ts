import assert from "node:assert/strict";
import { test } from "node:test";
import type { Price } from "../../src/catalogue/price.ts";
import { inForce, priceAt } from "../../src/catalogue/price-at.ts";
import { prices, yardstick } from "../../src/catalogue/prices.ts";

const ratesAt = (model: string, at: string) => {
  const found = priceAt({ host: "deepseek", model, at: new Date(at) });
  return found && [found.input, found.cached, found.output];
};

test("R1's price is that of its day and hour", () => {
  for (const [at, rates] of [
    ["2025-01-19T23:59Z", undefined],
    ["2025-01-20T00:00Z", [0.55, 0.14, 2.19]],
    // Nights are cheaper from the evening of 2025-02-26 on, and only then.
    ["2025-02-20T20:00Z", [0.55, 0.14, 2.19]],
    ["2025-02-26T16:29Z", [0.55, 0.14, 2.19]],
    ["2025-02-26T16:30Z", [0.135, 0.035, 0.55]],
    ["2025-03-01T00:29Z", [0.135, 0.035, 0.55]],
    ["2025-03-01T00:30Z", [0.55, 0.14, 2.19]],
    ["2025-09-05T16:00Z", [0.56, 0.07, 1.68]],
    ["2025-09-29T00:00Z", [0.28, 0.028, 0.42]],
    ["2026-11-24T12:00Z", undefined],
  ] as const) {
    assert.deepEqual(ratesAt("deepseek-reasoner", at), rates, at);
  }
});

test("today's peak hours are those of weekdays, and marked because holidays are not known", () => {
  const at = (time: string) => priceAt({ host: "deepseek", model: "deepseek-flash", at: new Date(time) });
  // 2026-11-24 is a Tuesday, 2026-11-28 a Saturday.
  assert.deepEqual([at("2026-11-24T05:00Z")?.output, at("2026-11-24T05:00Z")?.estimated], [0.6, undefined]);
  assert.deepEqual([at("2026-11-24T03:59Z")?.output, at("2026-11-24T03:59Z")?.estimated], [1.2, true]);
  assert.equal(at("2026-11-24T04:00Z")?.output, 0.6);
  assert.equal(at("2026-11-24T06:00Z")?.output, 1.2);
  assert.equal(at("2026-11-28T06:00Z")?.output, 0.6);
  // The worst case holds at any hour.
  assert.deepEqual(at("2026-11-24T05:00Z")?.worst, { input: 0.3, output: 1.2 });
});

test("a window past midnight belongs to the day on which it began", () => {
  const night: Price = {
    host: "h",
    models: ["m"],
    label: "m",
    currency: "USD",
    input: 2,
    output: 2,
    from: "2026-01-01T00:00Z",
    windows: [{ from: "22:00", to: "02:00", days: [5], input: 1, output: 1 }],
    thinks: false,
    source: "",
    asOf: "",
  };
  const output = (at: string) => priceAt({ host: "h", model: "m", at: new Date(at), among: [night] })?.output;
  // 2026-11-27 is a Friday.
  assert.deepEqual(
    ["2026-11-27T01:00Z", "2026-11-27T22:00Z", "2026-11-28T01:59Z", "2026-11-28T02:00Z", "2026-11-28T23:00Z"].map(output),
    [2, 1, 1, 2, 2],
  );
});

test("a provider's own price outranks the router's, and one that nobody knows does not", () => {
  const router: Price = {
    host: "h",
    models: ["m"],
    label: "m",
    currency: "USD",
    input: 1,
    output: 1,
    from: "2026-01-01T00:00Z",
    varies: true,
    thinks: false,
    source: "",
    asOf: "",
  };
  const { varies: _, ...plain } = router;
  const among = [router, { ...plain, provider: "Good", output: 5 }];
  const now = { host: "h", model: "m", at: new Date("2026-02-01"), among };
  assert.deepEqual(priceAt(now)?.estimated, true);
  assert.deepEqual([priceAt({ ...now, provider: "good" })?.output, priceAt({ ...now, provider: "good" })?.estimated], [5, undefined]);
  assert.equal(priceAt({ ...now, provider: "other" })?.output, 1);
  assert.equal(priceAt({ ...now, model: "m:free" }), undefined);
});

test("every entry is dated, sourced and alone at its time", () => {
  for (const price of prices) {
    const { host, models, label, from, until, source, asOf, input, cached, output } = price;
    assert.match(source, /^https:\/\//, label);
    assert.match(asOf, /^\d{4}-\d{2}(?:-\d{2})?$/, label);
    assert.ok([...label].length <= 20, label);
    assert.ok(input > 0 && output > 0 && (cached ?? 0) < input, label);
    assert.ok(!Number.isNaN(Date.parse(from)) && Date.parse(from) < Date.parse(until ?? "2100-01-01"), label);
    for (const moment of [from, "2025-01-31T12:00Z", "2026-11-24T12:00Z"]) {
      for (const model of models) {
        const same = inForce(new Date(moment)).filter((one) => one.host === host && one.models.includes(model));
        assert.ok(same.length <= 1, `${host}:${model} at ${moment}`);
      }
    }
  }
  assert.equal(priceAt({ ...yardstick, at: new Date(yardstick.at) })?.output, 60);
});
