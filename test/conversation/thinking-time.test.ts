import assert from "node:assert/strict";
import { test } from "node:test";
import { thinkingTime } from "../../src/conversation/thinking-time.ts";

test("a thought lasts until the answer, or the end; of one that was gone on with nobody knows the whole", () => {
  const timing = { firstReasoningMs: 100, firstAnswerMs: 700, totalMs: 900 };
  assert.equal(thinkingTime({ timing }), 600);
  assert.equal(thinkingTime({ timing: { firstReasoningMs: 100, totalMs: 900 } }), 800);
  assert.equal(thinkingTime({ timing: { totalMs: 900 } }), undefined);
  assert.equal(thinkingTime({}), undefined);
  assert.equal(thinkingTime({ timing, continues: { message: "m", characters: 5 } }), undefined);
  assert.equal(thinkingTime({ timing, continues: { message: "m", characters: 0 } }), 600);
});
