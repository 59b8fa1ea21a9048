import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsOf } from "../../src/cli/log/words.ts";
import { toMarkdown } from "../../src/conversation/markdown-file.ts";
import type { Provenance } from "../../src/conversation/provenance.ts";
import { logTexts } from "../../src/texts/log/texts.ts";
import { at, head, question, reply } from "./store-cases.ts";

const cut: Provenance = {
  state: "cut",
  asked: "host:r1",
  model: "r1",
  host: "h.example",
  family: "r1",
  sampling: {},
  finish: { reason: "length", thought: "closed" },
  usage: { completionTokens: 20 },
  timing: { firstReasoningMs: 500, firstAnswerMs: 2_100, totalMs: 3_000 },
};
const conversation = {
  ...head("c", "What is 47 + 38?"),
  messages: [
    { id: "s", parent: null, at: at(0), role: "system", text: "Be brief." } as const,
    question("q", "s", "What is 47 + 38?"),
    reply("x", "q", "another reply"),
    reply("a", "q", "It is\n\n$85$", { reasoning: "7 and 8\n\nmake 15.", reply: cut }),
  ],
};
const markdown = (language: "en" | "fr", thinking: boolean) =>
  toMarkdown(conversation, { words: wordsOf(logTexts[language], language), thinking }).replace(
    /^\*(?:Begun|Commenc).*?( ·|\*)/m,
    "*WHEN$1",
  );

test("the last branch with its thinking quoted, its figures, and what was wrong with it", () => {
  assert.equal(
    markdown("en", true),
    [
      "# What is 47 + 38?",
      "*WHEN · 1 other branch is not shown*",
      "## Instructions",
      "Be brief.",
      "## You",
      "What is 47 + 38?",
      "## r1",
      "### Thought for 1.6 s",
      "> 7 and 8\n>\n> make 15.",
      "### Answer",
      "It is\n\n$85$",
      "*Cut: the reply reached its greatest length. What came is kept.*",
      "*h.example · 20 tokens · 3.0 s*\n",
    ].join("\n\n"),
  );
});

test("the thinking can be left out", () => {
  const text = markdown("fr", false);
  assert.doesNotMatch(text, /make 15|Réponse/);
  assert.match(text, /## Vous\n\nWhat is 47 \+ 38\?\n\n## r1\n\nIt is/);
  assert.match(text, /Coupée.*\n\n\*h\.example · 20 jetons · 3,0 s\*/);
});

test("every state that is not complete has a word in both languages", () => {
  for (const language of ["en", "fr"] as const) {
    const { remark } = wordsOf(logTexts[language], language);
    for (const state of ["running", "cut", "stopped", "failed", "interrupted"] as const) {
      assert.match(remark({ state, asked: "m", family: "r1", sampling: {}, error: { code: "stalled" } }) ?? "", /^\p{Lu}.*[.)]$/u);
    }
    assert.equal(remark({ state: "complete", asked: "m", family: "r1", sampling: {} }), undefined);
  }
});
