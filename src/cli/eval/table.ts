import { countsOf, type Group, type Report } from "../../evaluation/report.ts";
import type { EvalTexts } from "../../texts/eval/texts.ts";

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** The score by digits and as a whole, within 40 columns. */
export function tableOf(report: Report, texts: EvalTexts): string {
  const row = (name: string, group: Group) => [
    name,
    percent(group.score),
    group.interval.map((end) => (100 * end).toFixed(1)).join("–"),
    String(group.correct),
    String(Object.values(countsOf(group)).reduce((sum, count) => sum + count, 0)),
  ];
  const rows = [texts.columns, ...report.byDifficulty.map((group) => row(String(group.difficulty), group)), row(texts.all, report)];
  const widths = texts.columns.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map((cells) => cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(" "));
  return `${lines.join("\n")}\n${texts.counts(report)}\n`;
}
