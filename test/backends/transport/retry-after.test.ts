import assert from "node:assert/strict";
import { test } from "node:test";
import { retryAfterMs } from "../../../src/backends/transport/retry-after.ts";

const now = Date.parse("2026-11-24T12:00:00Z");
const cases: readonly (readonly [Readonly<Record<string, string>>, number | undefined])[] = [
  [{ "retry-after": "7" }, 7_000],
  [{ "retry-after": " 0.5 " }, 500],
  [{ "retry-after": "Tue, 24 Nov 2026 12:00:30 GMT" }, 30_000],
  [{ "retry-after": "Tue, 24 Nov 2026 11:00:00 GMT" }, 0],
  [{ "retry-after": "2026" }, 2_026_000],
  [{ "retry-after": "soon" }, undefined],
  [{ "retry-after": "-5" }, undefined],
  [{ "retry-after-ms": "1500", "retry-after": "9" }, 1_500],
  [{}, undefined],
];

for (const [headers, expected] of cases) {
  test(`reads ${JSON.stringify(headers)}`, () => assert.equal(retryAfterMs(new Headers(headers), now), expected));
}
