import assert from "node:assert/strict";
import { test } from "node:test";
import type { Evidence, Finding } from "../../../src/check/finding.ts";
import { checkReport } from "../../../src/cli/check/check-view.ts";
import { checkTexts } from "../../../src/texts/check/texts.ts";
import { languages } from "../../../src/texts/language.ts";

const findings: readonly Finding[] = [
  { is: "tokenizer-fits", tokenizers: ["Qwen2.5", "Qwen3"], compared: 9 },
  { is: "tokenizer-other", tokenizers: ["Llama 3"], expected: ["DeepSeek V3 and R1"] },
  { is: "tokenizer-none" },
  { is: "tokenizer-uncounted" },
  { is: "nothing-promised" },
  { is: "thinking-present" },
  { is: "thinking-stripped", tokens: 180 },
  { is: "thinking-absent" },
  { is: "context-whole", tokens: 4_952 },
  { is: "context-truncated", sent: 4_952, read: 4_083 },
  { is: "context-refused" },
  { is: "context-uncounted" },
  { is: "finish-sent", reason: "stop" },
  { is: "finish-missing" },
  { is: "cap-lower", asked: 1_024, got: 100 },
  { is: "answers-as", model: "m\u001b[2J" },
  { is: "provider", name: "Somebody" },
  { is: "provider", name: undefined },
  { is: "precision", name: "fp8" },
  { is: "precision", name: undefined },
];

for (const language of languages) {
  test(`${language}: every finding has its sentence, within 40 columns and through the filter`, () => {
    const evidence = findings.map((finding): Evidence => ({ weight: "neutral", finding }));
    for (const verdict of ["consistent", "inconsistent", "cannot-tell"] as const) {
      const report = checkReport(verdict, evidence, checkTexts[language], 40);
      assert.doesNotMatch(report, /undefined|NaN|\[object|null/);
      assert.ok(!report.includes("\u001b"));
      for (const line of report.split("\n")) assert.ok([...line].length <= 40, line);
      assert.equal(report.split("\n").filter((line) => line.startsWith("· ")).length, findings.length);
    }
  });
}
