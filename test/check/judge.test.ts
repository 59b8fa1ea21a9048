import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tokenCounts } from "../../src/catalogue/token-counts.ts";
import { compareCounts } from "../../src/check/compare-counts.ts";
import { judge } from "../../src/check/judge.ts";
import type { Observations } from "../../src/check/observe.ts";

const promised = { tokenizers: ["deepseek-v3"], thinks: true };
const [v3] = tokenCounts;
assert.ok(v3 !== undefined);

function seen(change: Partial<Observations> = {}): Observations {
  return {
    reply: {
      start: { type: "start", model: "deepseek-r1", host: "h" },
      reasoning: "13 minutes, then 132 more.",
      answer: "145",
      finish: { reason: "stop" },
      usage: { promptTokens: 30, completionTokens: 12 },
    },
    prompts: v3?.counts.map((count) => count + 6) ?? [],
    long: { promptTokens: (v3?.long ?? 0) + 6 },
    costs: [],
    ...change,
  };
}

const findingsOf = (observations: Observations, of = promised) =>
  judge(observations, of).evidence.map(({ weight, finding }) => `${weight} ${finding.is}`);

test("each tokenizer is told from the others by differences alone, but for the two of one vocabulary", () => {
  fc.assert(
    fc.property(fc.constantFrom(...tokenCounts), fc.integer({ min: 0, max: 5_000 }), ({ tokenizer, counts }, template) => {
      const found = compareCounts(counts.map((count) => count + template));
      assert.equal(found.is, "fits");
      assert.ok(found.is === "fits");
      const names = found.tokenizers.map((one) => one.tokenizer);
      assert.ok(names.includes(tokenizer));
      assert.deepEqual(names.length, tokenizer.startsWith("qwen") ? 2 : 1);
    }),
  );
});

test("missing counts, equal ones and any others never pass for a tokenizer's", () => {
  assert.equal(compareCounts([]).is, "uncounted");
  assert.equal(compareCounts(Array.from({ length: 10 }, () => 7)).is, "uncounted");
  assert.equal(compareCounts(v3.counts.map((count, index) => (index < 6 ? undefined : count))).is, "uncounted");
  assert.equal(compareCounts(v3.counts.map((count, index) => (index < 4 && index > 0 ? undefined : count))).is, "fits");
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(200), { nil: undefined }), { minLength: 10, maxLength: 10 }), (counts) => {
      const found = compareCounts(counts);
      if (found.is === "fits") assert.ok(found.compared >= 5);
    }),
  );
});

test("what fits is for it, and the verdict needs both the tokenizer and the thinking", () => {
  assert.equal(judge(seen(), promised).verdict, "consistent");
  assert.equal(judge(seen({ prompts: [] }), promised).verdict, "cannot-tell");
  const { reply } = seen();
  assert.equal(judge(seen({ reply: { ...reply, reasoning: "" } }), promised).verdict, "cannot-tell");
  assert.equal(judge(seen({ reply: { ...reply, reasoning: "" } }), { ...promised, thinks: false }).verdict, "consistent");
});

test("an answer that was only taken for thinking is none", () => {
  const { reply } = seen();
  const assumed = { ...reply, reasoning: "145", answer: "", finish: { reason: "stop", assumed: true } } as const;
  assert.ok(findingsOf(seen({ reply: assumed })).includes("doubt thinking-absent"));
  const paid = { ...assumed, usage: { promptTokens: 30, completionTokens: 300 } };
  assert.ok(findingsOf(seen({ reply: paid })).includes("against thinking-stripped"));
  const told = { ...assumed, usage: { promptTokens: 30, reasoningTokens: 250, answerTokens: 2 } };
  assert.ok(findingsOf(seen({ reply: told })).includes("against thinking-stripped"));
});

test("a prompt that was read in part is against it, also where the tokenizer is not known here", () => {
  assert.ok(findingsOf(seen({ long: { promptTokens: 4_096 } })).includes("against context-truncated"));
  assert.ok(findingsOf(seen({ long: { promptTokens: undefined } })).includes("doubt context-uncounted"));
  const prompts = v3.counts.map((count, index) => count + index * 3);
  assert.ok(findingsOf(seen({ prompts })).includes("for context-whole"));
  assert.ok(findingsOf(seen({ prompts, long: { promptTokens: 2_048 } })).includes("against context-truncated"));
});

test("a name that promises nothing is never said to be broken", () => {
  const judged = judge(seen(), { tokenizers: [], thinks: false });
  assert.equal(judged.verdict, "cannot-tell");
  assert.ok(judged.evidence.every(({ weight }) => weight !== "against"));
});
