import { type ComparedPrice, comparePrices, type Task } from "../../catalogue/compare-prices.ts";
import { yardstick } from "../../catalogue/prices.ts";
import { ChatError } from "../../model/error.ts";
import { pricesTexts } from "../../texts/prices/texts.ts";
import { langOf } from "../ask/ask-flags.ts";
import type { Command } from "../command.ts";
import { readFlags, readNumber } from "../flags.ts";
import { priceTables } from "./price-tables.ts";

const flags = {
  prompt: { type: "string" },
  thinking: { type: "string" },
  answer: { type: "string" },
  json: { type: "boolean" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

const usual: Task = { prompt: 1_000, thinking: 4_000, answer: 1_000 };

/** `fathom prices`: one task at the prices of January 2025 and of today. It asks nobody: the prices are the catalogue's. */
export const prices: Command = async ({ args, configure, out }) => {
  const { given, words } = readFlags(flags, args);
  const lang = langOf(given);
  const { texts } = configure(lang === undefined ? {} : { lang });
  const say = pricesTexts[texts.language];
  if (given.help) {
    await out.write(say.help);
    return 0;
  }
  const [word] = words;
  if (word !== undefined) throw new ChatError("usage", { kind: "unknown-argument", said: word });
  const tokens = (option: keyof Task) => readNumber(given[option], { option, min: 0, max: 100_000_000, whole: true }) ?? usual[option];
  const task = { prompt: tokens("prompt"), thinking: tokens("thinking"), answer: tokens("answer") };
  const now = new Date();
  const january2025 = comparePrices(task, new Date(yardstick.at));
  const today = comparePrices(task, now);
  await out.write(
    given.json
      ? `${JSON.stringify({ schema: 1, task, january2025: january2025.map(asJson), today: today.map(asJson) })}\n`
      : priceTables({ task, january2025, today, now, texts: say, language: texts.language }),
  );
  return 0;
};

function asJson({ price, amount, ratio }: ComparedPrice) {
  const { label, host, models, currency, input, cached, output, varies, from, source, asOf } = price;
  return { label, host, model: models[0], currency, input, cached, output, cost: amount, ratio, varies, from, source, asOf };
}
