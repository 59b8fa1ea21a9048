import assert from "node:assert/strict";
import { test } from "node:test";
import { ChatError, errorCodes } from "../../src/model/error.ts";

test("is data: code, details, cause and what had come", () => {
  const cause = new Error("socket");
  const error = new ChatError("unreachable", { host: "h", said: "no" }, { cause });
  const later = error.withPartial({ reasoning: "a", answer: "", timing: { totalMs: 1 } });
  assert.deepEqual(
    [later.code, later.details, later.cause, later.partial?.reasoning],
    ["unreachable", { host: "h", said: "no" }, cause, "a"],
  );
  assert.equal(error.partial, undefined);
  assert.match(later.message, /^unreachable \(h\) no$/);
});

test("names every code of the published exit table once", () => {
  assert.equal(new Set(errorCodes).size, 19);
  assert.equal(errorCodes.length, 19);
});
