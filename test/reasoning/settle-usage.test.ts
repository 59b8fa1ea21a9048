import assert from "node:assert/strict";
import { test } from "node:test";
import { settleUsage } from "../../src/reasoning/settle-usage.ts";

test("takes the answer's tokens from the other two counts", () => {
  assert.deepEqual(settleUsage({ promptTokens: 5, completionTokens: 30, reasoningTokens: 20 }, true), {
    promptTokens: 5,
    completionTokens: 30,
    reasoningTokens: 20,
    answerTokens: 10,
  });
});

test("does not believe a 0 beside text of a thought", () => {
  assert.deepEqual(settleUsage({ completionTokens: 30, reasoningTokens: 0, answerTokens: 30 }, true), { completionTokens: 30 });
});

test("believes a 0 where there was no thought", () => {
  assert.deepEqual(settleUsage({ completionTokens: 30, reasoningTokens: 0 }, false), {
    completionTokens: 30,
    reasoningTokens: 0,
    answerTokens: 30,
  });
});

test("leaves the split unknown where the host gives only the total", () => {
  assert.deepEqual(settleUsage({ completionTokens: 30 }, true), { completionTokens: 30 });
});

test("makes no negative count for a host that counts thinking apart", () => {
  assert.deepEqual(settleUsage({ completionTokens: 10, reasoningTokens: 200 }, true), { completionTokens: 10, reasoningTokens: 200 });
});
