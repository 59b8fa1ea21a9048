import { countsOf, type Group, type Report } from "../../evaluation/report.ts";
import type { EvalTexts } from "../../texts/eval/texts.ts";

const hundredths = (share: number, { decimal }: EvalTexts) => (100 * share).toFixed(1).replace(".", decimal);

/** The score by digits and as a whole, within 40 columns. */
export function tableOf(report: Report, texts: EvalTexts): string {
  const row = (name: string, group: Group) => [
    name,
    `${hundredths(group.score, texts)} %`,
    group.interval.map((end) => hundredths(end, texts)).join("–"),
    String(group.correct),
    String(Object.values(countsOf(group)).reduce((sum, count) => sum + count, 0)),
  ];
  const rows = [texts.columns, ...report.byDifficulty.map((group) => row(String(group.difficulty), group)), row(texts.all, report)];
  const widths = texts.columns.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map((cells) => cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(" "));
  return `${lines.join("\n")}\n${texts.counts(report)}\n`;
}
