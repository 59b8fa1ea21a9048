import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../../src/texts/page/en.ts";
import { conversationFile, conversationFileName } from "../../src/web/conversation-file.ts";
import { newTurn, withEvents } from "../../src/web/turn.ts";
import type { ModelEntry } from "../../src/wire/models.ts";

const tiny: ModelEntry = { id: "t", model: "tiny", host: "h", local: true, thinks: true, r1: false };

test("a saved conversation holds question, thinking, answer, remarks and figures", () => {
  const now = new Date(2026, 10, 24, 14, 5);
  const whole = withEvents(
    newTurn(1, "What is 47 + 38?", tiny, 0),
    [
      { type: "start", model: "tiny", host: "h" },
      { type: "reasoning", text: "First.\n\n> quoted\n" },
      { type: "text", text: "**85**" },
      { type: "finish", reason: "length", thought: "closed", timing: { firstReasoningMs: 0, firstAnswerMs: 2_000, totalMs: 3_000 } },
    ],
    10,
  );
  const failed = withEvents(newTurn(2, "And?", tiny, 0), [{ type: "error", code: "overloaded", message: "The host is overloaded." }], 500);
  const text = conversationFile({ turns: [whole, failed], texts: en, language: "en", now });
  assert.equal(
    text.replace(/^Saved .*$/m, "Saved"),
    [
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
      "*0.5 s*\n",
    ].join("\n\n"),
  );
  assert.equal(conversationFileName(now), "fathom-2026-11-24-1405.md");
});
