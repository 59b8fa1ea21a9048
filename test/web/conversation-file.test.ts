import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../../src/texts/page/en.ts";
import { conversationFile, conversationFileName } from "../../src/web/conversation-file.ts";
import { drawn, entry, kept } from "./replies.ts";

const tiny = { ...entry, id: "t", model: "tiny", r1: false };
const question = (text: string) => ({ id: text, parent: null, at: "2026-11-24T14:05:00.000Z", role: "user" as const, text });

test("a saved conversation holds question, thinking, answer, remarks and figures", () => {
  const now = new Date(2026, 10, 24, 14, 5);
  const whole = kept(
    { reasoning: "First.\n\n> quoted\n", text: "**85**" },
    {
      state: "cut",
      asked: "t",
      model: "tiny",
      finish: { reason: "length", thought: "closed" },
      timing: { firstReasoningMs: 0, firstAnswerMs: 2_000, totalMs: 3_000 },
    },
  );
  const failed = kept({ reasoning: "", text: "" }, { state: "failed", asked: "t", model: "tiny" });
  const turns = [
    { question: question("What is 47 + 38?"), reply: drawn(whole, [tiny]) },
    { question: question("And?"), reply: drawn(failed, [tiny], { code: "overloaded", message: "The host is overloaded." }) },
    { question: question("Nobody has answered this.") },
  ];
  const text = conversationFile({ turns, texts: en, language: "en", now });
  assert.equal(
    text.replace(/^Saved .*$/m, "Saved"),
    `${[
      "# Conversation with tiny (not DeepSeek R1)",
      "Saved",
      "## You",
      "What is 47 + 38?",
      "## tiny (not DeepSeek R1)",
      "### Thought for 2.0 s",
      "> First.\n>\n> > quoted\n>",
      "### Answer",
      "**85**",
      "*Cut: the reply reached its greatest length. What came is kept.*",
      "*3.0 s*",
      "## You",
      "And?",
      "## tiny (not DeepSeek R1)",
      "*The host is overloaded.*",
      "## You",
      "Nobody has answered this.",
    ].join("\n\n")}\n`,
  );
  assert.equal(conversationFileName(now), "fathom-2026-11-24-1405.md");
});
