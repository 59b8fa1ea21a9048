import assert from "node:assert/strict";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { openScript, type Step } from "../../src/backends/script.ts";
import { openRecord } from "../../src/evaluation/record.ts";
import { run } from "../../src/evaluation/runner.ts";
import type { Setup } from "../../src/evaluation/setup.ts";
import { sums } from "../../src/evaluation/suites/sums.ts";
import { ChatError } from "../../src/model/error.ts";

const suite = sums({ n: 12, seed: 1 });
const setup: Setup = {
  suite: "sums",
  suiteHash: suite.hash,
  directive: null,
  scorerVersion: 1,
  model: "script",
  host: "script",
  weights: null,
  family: "r1",
  shape: null,
  temperature: 0.6,
  topP: 0.95,
  maxTokens: 100,
  seed: 1,
  n: 12,
  k: 2,
};
const owner = { pid: 1, isAlive: () => false };
const header = { schema: 1 as const, setup, version: "0", date: "2026-01-01" };

async function fileFor(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), "fathom-record-"));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, "record.jsonl");
}

const say = (text: string): readonly Step[] => [
  { type: "content", text },
  { type: "finish", reason: "stop" },
];

test("asks only what is not recorded, after a torn last line too", async (t) => {
  const file = await fileFor(t);
  const asked: number[] = [];
  const stop = new AbortController();
  const model = openScript({
    steps: (_, { seed }) => {
      asked.push(seed ?? -1);
      return say("5");
    },
  });
  const options = { model, suite, seed: 1, k: 2, concurrency: 1, assumedTokens: 100 };
  const first = await openRecord({ file, header, owner });
  const onProgress = ({ done }: { done: number }) => done === 7 && stop.abort(new Error("stopped"));
  await assert.rejects(run({ ...options, record: first, signal: stop.signal, onProgress }), /stopped/);
  await first.close();
  await appendFile(file, '{"question":"sums-1d-00');
  const second = await openRecord({ file, header, owner });
  assert.equal(second.trials.length, 7);
  const { trials, complete } = await run({ ...options, record: second });
  await second.close();
  assert.ok(complete);
  assert.equal(trials.length, 24);
  assert.equal(asked.length, 24);
  assert.equal(new Set(asked).size, 24);
  assert.equal((await readFile(file, "utf8")).trim().split("\n").length, 25);
});

test("refuses another setup and a second writer", async (t) => {
  const file = await fileFor(t);
  const record = await openRecord({ file, header, owner });
  await assert.rejects(openRecord({ file, header, owner: { pid: 2, isAlive: () => true } }), { code: "usage" });
  await record.close();
  const other = openRecord({ file, header: { ...header, setup: { ...setup, seed: 2 } }, owner });
  await assert.rejects(other, (error) => error instanceof ChatError && error.details.near?.join() === "seed");
});

test("takes over the lock of a killed process that had the same number", async (t) => {
  const file = await fileFor(t);
  await writeFile(`${file}.lock`, "1");
  const record = await openRecord({ file, header, owner: { pid: 1, isAlive: () => true } });
  await record.close();
});

test("tries a limited host again and records a failure for good", async () => {
  let calls = 0;
  const model = openScript({
    steps: () =>
      calls++ === 0
        ? [{ type: "fail", error: new ChatError("rate-limited", { retryAfterMs: 1 }) }]
        : [{ type: "fail", error: new ChatError("bad-response") }],
  });
  const { trials } = await run({
    model,
    suite: sums({ n: 1, seed: 1 }),
    record: { trials: [], add: async () => undefined },
    seed: 1,
    k: 1,
    concurrency: 4,
    assumedTokens: 1,
  });
  assert.equal(calls, 2);
  assert.deepEqual(
    trials.map(({ outcome, error }) => [outcome, error]),
    [["failed", "bad-response"]],
  );
});

test("a limit that waiting does not lift ends the run, and spoils no trial", async () => {
  const added: unknown[] = [];
  const model = openScript({ steps: [{ type: "fail", error: new ChatError("rate-limited", { retryAfterMs: 24 * 3_600_000 }) }] });
  const running = run({
    model,
    suite,
    record: { trials: [], add: async (trial) => void added.push(trial) },
    seed: 1,
    k: 1,
    concurrency: 2,
    assumedTokens: 1,
  });
  await assert.rejects(running, { code: "rate-limited" });
  assert.deepEqual(added, []);
});

test("starts no trial that might go over the budget", async () => {
  const model = openScript({ steps: [{ type: "usage", usage: { completionTokens: 10 } }, ...say("5")] });
  const result = await run({
    model,
    suite,
    record: { trials: [], add: async () => undefined },
    seed: 1,
    k: 1,
    concurrency: 3,
    assumedTokens: 100,
    maxTokensTotal: 150,
  });
  assert.equal(result.complete, false);
  assert.equal(result.trials.length, 6);
});

test("grades the answer alone, and calls what was cut truncated", async () => {
  const question = { id: "q", question: "What is 47 + 38?", answer: "85", scorer: "number" } as const;
  const think: Step = { type: "reasoning", text: "It is \\boxed{85}" };
  const end: Step = { type: "finish", reason: "stop" };
  const rows: readonly (readonly [readonly Step[], string])[] = [
    // Stopped inside the thought: the reply never came to its answer.
    [[think, end], "truncated"],
    [[think, { type: "content", text: " \n" }, end], "noAnswer"],
    [[think, { type: "content", text: "See above." }, end], "noAnswer"],
    [[think, { type: "content", text: "\\boxed{ }" }, end], "noAnswer"],
    [[think, { type: "content", text: "86 or 85" }, end], "noAnswer"],
    [[think, { type: "content", text: "\\boxed{?}" }, end], "wrong"],
    [[think, { type: "content", text: "85\n\n84" }, end], "wrong"],
    [[think, { type: "content", text: "-85" }, end], "wrong"],
    [[think, { type: "content", text: "47 + 38 = 85" }, end], "correct"],
    [[think, { type: "content", text: "84? No: $\\boxed{85}$." }, end], "correct"],
    [[think, { type: "content", text: "\\boxed{84}, or rather \\boxed{85}" }, end], "correct"],
    [[{ type: "finish", reason: "stop" }], "noAnswer"],
    [[think, { type: "content", text: "\\boxed{85}" }, { type: "finish", reason: "budget" }], "truncated"],
    [[think, { type: "content", text: "\\boxed{85}" }], "failed"],
    [[think, { type: "fail", error: new ChatError("stalled") }], "failed"],
    [
      [
        { type: "content", text: "85" },
        { type: "fail", error: new ChatError("bad-response") },
      ],
      "failed",
    ],
    [[think, { type: "content", text: "I do not know." }, end], "noAnswer"],
    [[think, { type: "content", text: "\\boxed{}" }, end], "noAnswer"],
    [[think, { type: "content", text: "\\boxed{84}" }, end], "wrong"],
    [[think, { type: "content", text: "\\boxed{85}" }, end], "correct"],
    [[{ type: "content", text: "85" }, end], "correct"],
    [[think, { type: "content", text: "85" }, { type: "finish", reason: "length" }], "truncated"],
    [[think, { type: "content", text: "85" }, { type: "finish", reason: "filter" }], "truncated"],
    [[think, { type: "finish", reason: "budget" }], "truncated"],
  ];
  assert.ok(rows.length >= 20);
  for (const [steps, expected] of rows) {
    const { trials } = await run({
      model: openScript({ steps }),
      suite: { name: "shapes", hash: "", questions: [question] },
      record: { trials: [], add: async () => undefined },
      seed: 1,
      k: 1,
      concurrency: 1,
      assumedTokens: 1,
    });
    const outcome = trials[0]?.outcome;
    assert.equal(outcome, expected, `${JSON.stringify(steps)}: ${outcome}`);
  }
});
