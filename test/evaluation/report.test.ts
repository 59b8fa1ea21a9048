import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { countsOf, reportOf } from "../../src/evaluation/report.ts";
import type { Question } from "../../src/evaluation/suite.ts";
import { type Outcome, outcomes, type Trial } from "../../src/evaluation/trial.ts";

const question = (id: string, difficulty?: number): Question => ({
  id,
  question: "?",
  answer: "1",
  scorer: "number",
  ...(difficulty !== undefined && { difficulty }),
});
const trial = (id: string, sample: number, outcome: Outcome): Trial => ({
  question: id,
  sample,
  seed: 1,
  outcome,
  reasoning: "",
  answer: "",
  ms: 1,
});

test("without a trial there is nothing to report", () => {
  assert.equal(reportOf([question("a")], []), undefined);
});

test("what was cut, failed or left unanswered counts against the score", () => {
  const trials = outcomes.map((outcome, sample) => trial("a", sample, outcome));
  const report = reportOf([question("a")], trials);
  assert.equal(report?.score, 1 / 5);
  assert.deepEqual(report && countsOf(report), { correct: 1, wrong: 1, noAnswer: 1, truncated: 1, failed: 1 });
});

test("each difficulty is reported on its own, the easiest first", () => {
  const questions = [question("hard", 6), question("easy", 1), question("other")];
  const trials = [trial("hard", 0, "wrong"), trial("easy", 0, "correct"), trial("easy", 1, "correct"), trial("other", 0, "correct")];
  const report = reportOf(questions, trials);
  assert.deepEqual(
    report?.byDifficulty.map(({ difficulty, score, correct }) => [difficulty, score, correct]),
    [
      [1, 1, 2],
      [6, 0, 0],
    ],
  );
  assert.deepEqual([report?.questions, report?.trials], [3, 4]);
});

test("counts add up to the trials, and the score lies within its interval", () => {
  const made = fc.record({ id: fc.constantFrom("a", "b", "c", "d"), outcome: fc.constantFrom(...outcomes) });
  void fc.assert(
    fc.property(fc.array(made, { minLength: 1, maxLength: 40 }), (list) => {
      const trials = list.map(({ id, outcome }, sample) => trial(id, sample, outcome));
      const report = reportOf(
        ["a", "b", "c", "d"].map((id) => question(id)),
        trials,
      );
      assert.ok(report !== undefined);
      assert.equal(
        Object.values(countsOf(report)).reduce((sum, count) => sum + count, 0),
        trials.length,
      );
      const [low, high] = report.interval;
      assert.ok(0 <= low && low <= report.score && report.score <= high && high <= 1);
    }),
  );
});
