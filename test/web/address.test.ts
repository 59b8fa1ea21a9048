import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addressOf, readAddress } from "../../src/web/address.ts";

test("a conversation and a message are found again in the address that names them", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.option(fc.string({ minLength: 1 }), { nil: undefined }), (id, part) => {
      const [conversation, message] = [id.toWellFormed(), part?.toWellFormed()];
      assert.deepEqual(readAddress(addressOf(conversation, message)), { conversation, ...(message !== undefined && { message }) });
    }),
  );
});

test("a launch link is known, and an empty address names nothing", () => {
  assert.deepEqual(readAddress("#launch=abc"), { launch: "abc" });
  for (const hash of ["", "#", "#c=", "#elsewhere"]) assert.deepEqual(readAddress(hash), {});
});
