import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { rateLimit } from "../../src/server/rate-limit.ts";

test("so many at once, and then one whenever the time for one has passed", () => {
  let now = 0;
  const limit = rateLimit({ burst: 2, perSecond: 0.5, now: () => now });
  assert.deepEqual([limit.take(), limit.take(), limit.take(), limit.wait()], [0, 0, 2_000, 2_000]);
  now = 1_500;
  assert.equal(limit.take(), 500);
  now = 2_000;
  assert.deepEqual([limit.wait(), limit.take(), limit.take()], [0, 0, 2_000]);
  now = 1_000_000;
  assert.deepEqual([limit.take(), limit.take(), limit.take()], [0, 0, 2_000]);
});

test("whoever waits as long as told passes, and no more pass in any time than the rate allows", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0.1, max: 50, noNaN: true }), (burst, perSecond) => {
      let now = 0;
      const limit = rateLimit({ burst, perSecond, now: () => now });
      for (let passed = 1; passed <= 50; passed++) {
        const wait = limit.take();
        if (wait > 0) {
          now += wait;
          assert.equal(limit.take(), 0);
        }
        assert.ok(passed <= burst + (now * perSecond) / 1_000 + 0.001);
      }
    }),
  );
});
