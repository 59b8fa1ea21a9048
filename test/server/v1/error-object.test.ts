import assert from "node:assert/strict";
import { test } from "node:test";
import { ChatError, errorCodes } from "../../../src/model/error.ts";
import { apiError } from "../../../src/server/v1/error-object.ts";

const describe = ({ code, details }: ChatError) => ({ type: "error", code, message: details.option ?? code, hint: "hint" }) as const;

test("every failure has a status of an error, a type and a code", () => {
  for (const code of errorCodes) {
    const { status, body } = apiError(new ChatError(code), describe);
    assert.ok(status >= 400 && status <= 599, code);
    assert.match(body.error.type, /^[a-z_]+$/);
    assert.match(body.error.code, /^[a-z_]+$/);
    assert.deepEqual([body.error.message, body.error.param], [`${code} hint`, null]);
  }
});

test("our own refusals keep their status; what a host said to us is no status of ours", () => {
  assert.equal(apiError(new ChatError("unauthorised", { kind: "no-token", status: 401 }), describe).body.error.code, "invalid_api_key");
  assert.equal(apiError(new ChatError("usage", { kind: "request-too-large", status: 413 }), describe).status, 413);
  assert.equal(apiError(new ChatError("unauthorised", { host: "h", status: 401 }), describe).status, 502);
  assert.equal(apiError(new ChatError("balance", { host: "h", status: 402 }), describe).status, 402);
});

test("an option that a model does not take is named as the client wrote it", () => {
  const { body, status } = apiError(new ChatError("usage", { kind: "option-refused", option: "topP" }), describe);
  assert.deepEqual([status, body.error.param, body.error.message], [400, "top_p", "top_p hint"]);
});

test("clients are told how long to wait, and what is no use trying again", () => {
  assert.deepEqual(apiError(new ChatError("rate-limited", { retryAfterMs: 1_001 }), describe).headers, { "retry-after": "2" });
  assert.deepEqual(apiError(new ChatError("weights"), describe).headers, { "x-should-retry": "false" });
});
