import type { Evidence, Finding, Verdict } from "../../check/finding.ts";
import type { CheckTexts } from "../../texts/check/texts.ts";
import { safeForTerminal } from "../terminal-filter.ts";

type Sentences = { readonly [Is in Finding["is"]]: (finding: Extract<Finding, { readonly is: Is }>) => string };

/** What was found, in words. */
export function sentenceOfFinding(finding: Finding, texts: CheckTexts): string {
  // Assigned to the table of all findings, so that the compiler finds one without a sentence.
  const sentences: Sentences = texts.findings;
  // The compiler cannot see that the sentence under a finding's own name takes that finding.
  const say = sentences[finding.is] as (finding: Finding) => string;
  return say(finding);
}

/** The verdict and what it rests on, each on lines that wrap at the width of the terminal. */
export function checkReport(verdict: Verdict, evidence: readonly Evidence[], texts: CheckTexts, columns: number): string {
  const lines = evidence.flatMap(({ weight, finding }) => wrapped(`${texts.weight[weight]} ${sentenceOfFinding(finding, texts)}`, columns));
  return safeForTerminal(`${[...wrapped(texts.verdict[verdict], columns, ""), ...lines].join("\n")}\n`);
}

function wrapped(text: string, columns: number, indent = "  "): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || longer.length <= columns) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = indent + word;
  }
  return [...lines, line];
}
