import assert from "node:assert/strict";
import { test } from "node:test";
import { readJsonl } from "../../../src/evaluation/suites/jsonl.ts";
import { sums } from "../../../src/evaluation/suites/sums.ts";
import { ChatError } from "../../../src/model/error.ts";

const options = { name: "my", file: "my.jsonl" };
const line = '{"question":"Capital of France?","answer":"Paris"}';

test("reads lines with a byte order mark and blank lines, and names questions by content", () => {
  const [question, ...more] = readJsonl(`\uFEFF\r\n${line}\r\n\n`, options).questions;
  assert.equal(more.length, 0);
  assert.equal(question?.scorer, "exact");
  assert.equal(question?.id, readJsonl(line, options).questions[0]?.id);
});

test("refuses a bad line by its number", () => {
  for (const bad of [
    "{",
    "[]",
    '{"question":"q"}',
    '{"question":"q","answer":"a","extra":1}',
    line,
    '{"question":"q","answer":1}',
    '{"question":"q","answer":"many","scorer":"number"}',
    '{"question":"q","answer":"Paris","scorer":"choice"}',
  ]) {
    const refused = (error: unknown) =>
      error instanceof ChatError && error.code === "usage" && error.details.said?.startsWith("3:") === true;
    assert.throws(() => readJsonl(`${line}\n\n${bad}`, options), refused, bad);
  }
});

test("a longer suite of sums begins with the shorter one, and its answers are right", () => {
  const long = sums({ n: 60, seed: 3 }).questions;
  assert.deepEqual(long.slice(0, 12), sums({ n: 12, seed: 3 }).questions);
  for (const { question, answer, difficulty } of long) {
    const [a, b] = question.match(/\d+/g) ?? [];
    assert.equal(String(Number(a) + Number(b)), answer);
    assert.equal(a?.length, difficulty);
  }
});
