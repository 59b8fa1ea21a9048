import type { Cost } from "../../model/cost.ts";
import { tokensPerSecond } from "../../model/token-rate.ts";
import type { Timing, Usage } from "../../model/usage.ts";
import type { Language } from "../language.ts";
import { costTexts } from "./texts.ts";

/** A cost as it may have been kept: in any currency. */
type AnyCost = Omit<Cost, "currency"> & { readonly currency: string };

/** What is known of a reply in figures. */
export interface Figures {
  readonly usage?: Usage | undefined;
  readonly timing?: Timing | undefined;
  readonly cost?: AnyCost | undefined;
}

/**
 * Prompt, speed and money of a finished reply, as words. What costs nothing is not worth any.
 *
 * @param local whether it came from this computer: a cost that nobody said is then no riddle.
 */
export function figuresOfCost({ usage, timing, cost }: Figures, language: Language, local = false): readonly string[] {
  const texts = costTexts[language];
  const count = (tokens: number) => new Intl.NumberFormat(language).format(tokens);
  const { promptTokens, cachedTokens = 0 } = usage ?? {};
  const rate = timing && tokensPerSecond(usage, timing);
  const digits = { maximumFractionDigits: rate !== undefined && rate < 10 ? 1 : 0 };
  return [
    ...(promptTokens === undefined ? [] : [texts.prompt(count(promptTokens), cachedTokens > 0 ? count(cachedTokens) : "")]),
    ...(rate === undefined ? [] : [texts.rate(new Intl.NumberFormat(language, digits).format(rate))]),
    ...(cost?.amount === 0 || (local && cost === undefined) ? [] : [moneyOf(cost, language)]),
  ];
}

/** An amount as a person writes it, marked as the cost is; the two leading digits of less than a cent. */
export function moneyOf(cost: AnyCost | undefined, language: Language): string {
  const texts = costTexts[language];
  if (cost === undefined) return texts.unknownPrice;
  const { amount, currency } = cost;
  const digits = amount > 0 && amount < 0.01 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: amount < 1 ? 4 : 2 };
  // What was imported may name a currency that nobody can write.
  if (!/^[a-z]{3}$/i.test(currency)) return `${amount} ${currency}`;
  const money = new Intl.NumberFormat(language, { style: "currency", currency, ...digits }).format(amount);
  if (cost.estimated) return texts.estimated(money);
  return cost.reported ? texts.reported(money) : money;
}
