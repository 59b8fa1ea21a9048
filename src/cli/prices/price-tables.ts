import type { ComparedPrice, Task } from "../../catalogue/compare-prices.ts";
import { moneyOf } from "../../texts/cost/figures.ts";
import type { Language } from "../../texts/language.ts";
import type { PricesTexts } from "../../texts/prices/texts.ts";

export interface PriceTablesOptions {
  readonly task: Task;
  readonly january2025: readonly ComparedPrice[];
  readonly today: readonly ComparedPrice[];
  readonly now: Date;
  readonly texts: PricesTexts;
  readonly language: Language;
}

/** Both tables within 40 columns, then what they are made of: each price with its source. */
export function priceTables({ task, january2025, today, now, texts, language }: PriceTablesOptions): string {
  const number = new Intl.NumberFormat(language);
  const { prompt, thinking, answer } = task;
  const figures = { prompt: number.format(prompt), thinking: number.format(thinking), answer: number.format(answer) };
  const all = [...january2025, ...today.filter(({ price }) => !january2025.some((one) => one.price === price))];
  return [
    texts.task(figures),
    `\n${texts.january}\n${tableOf(january2025, texts, language)}`,
    `\n${texts.today(now.toISOString().slice(0, 10))}\n${tableOf(today, texts, language)}`,
    `\n${texts.notes}`,
    `\n${texts.sources}`,
    ...all.map(({ price }) => sourceOf(price, texts, language)),
    "",
  ].join("\n");
}

function tableOf(list: readonly ComparedPrice[], texts: PricesTexts, language: Language): string {
  if (list.length === 0) return texts.none;
  const ratio = (value: number | undefined) =>
    value === undefined ? "–" : `${new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)}×`;
  const rows = list.map((one) => [
    one.price.label,
    `${one.price.varies ? "~" : ""}${moneyOf({ amount: one.amount, currency: one.price.currency }, language)}`,
    ratio(one.ratio),
  ]);
  const lines = [texts.columns, ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((cells) => [...(cells[column] ?? "")].length)));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join(" ")
        .trimEnd(),
    )
    .join("\n");
}

function sourceOf(price: ComparedPrice["price"], texts: PricesTexts, language: Language): string {
  const number = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 3 });
  const { label, asOf, currency, input, output, source } = price;
  const rates = texts.source({ currency, input: number.format(input), output: number.format(output) });
  return `${label} (${asOf})\n  ${rates}\n  ${source}`;
}
