import { costOf } from "../catalogue/cost-of.ts";
import { isLoopback } from "../catalogue/loopback.ts";
import { free, type PriceNow } from "../catalogue/price.ts";
import { priceAt } from "../catalogue/price-at.ts";
import type { Target } from "../catalogue/target.ts";
import { ChatError } from "../model/error.ts";
import { metered } from "../model/metered.ts";
import type { Model } from "../model/model.ts";
import type { Usage } from "../model/usage.ts";
import { recipes } from "../reasoning/recipes.ts";
import { readNumber } from "./flags.ts";

/** The flags about money that every command has which asks a model. */
export const purseFlags = { "max-cost": { type: "string" }, price: { type: "string" } } as const;

/** What one command may spend, and what it knows about prices. */
export interface Purse {
  /** In US dollars; absent without a limit. */
  readonly maxCost?: number;
  /** What a target's tokens cost now; undefined where nobody knows. */
  readonly priceOf: (target: Target, provider?: string) => PriceNow | undefined;
  /** A model that says what its replies cost. */
  readonly watch: (model: Model, target: Target) => Model;
  /** The same, and it keeps the limit. @throws ChatError `usage` where the limit cannot be kept. */
  readonly meter: (model: Model, target: Target) => Model;
}

/** @throws ChatError `usage` for a flag that cannot be read. */
export function openPurse(given: { readonly "max-cost"?: string; readonly price?: string }): Purse {
  const maxCost = readNumber(given["max-cost"], { option: "max-cost", min: 0 });
  const said = readPrice(given.price);
  let spent = 0;

  const priceOf: Purse["priceOf"] = (target, provider) => {
    if (said !== undefined) return said;
    if (!isRemote(target)) return free;
    const { host, model } = target;
    return priceAt({ host, model, at: new Date(), ...(provider !== undefined && { provider }) });
  };
  const meterOf = (target: Target) => ({
    costOf: (usage: Usage, provider: string | undefined) => costOf({ usage, price: priceOf(target, provider) }),
  });
  return {
    ...(maxCost !== undefined && { maxCost }),
    priceOf,
    watch: (model, target) => metered(model, meterOf(target)),
    meter(model, target) {
      if (maxCost === undefined) return metered(model, meterOf(target));
      const { worst } = knownPrice(target, priceOf(target));
      const usual = recipes[target.family].maxTokens;
      const limit = {
        left: () => maxCost - spent,
        input: worst.input / 1_000_000,
        output: worst.output / 1_000_000,
        ...(usual !== undefined && { usualTokens: usual }),
      };
      return metered(model, {
        ...meterOf(target),
        limit,
        onCost({ amount }) {
          spent += amount;
        },
      });
    },
  };
}

/** @throws ChatError `usage` (`unknown-price`): a limit without a price would be a promise that nobody keeps. */
export function knownPrice(target: Target, price: PriceNow | undefined): PriceNow {
  if (price?.currency === "USD") return price;
  const where = isRemote(target) ? { host: target.host, model: target.model } : {};
  throw new ChatError("usage", { kind: "unknown-price", option: "max-cost", ...where });
}

/** Whether asking leaves this computer. */
export function isRemote(target: Target): target is Extract<Target, { readonly baseUrl: string }> {
  return "baseUrl" in target && !isLoopback(new URL(target.baseUrl).hostname);
}

function readPrice(text: string | undefined): PriceNow | undefined {
  if (text === undefined) return undefined;
  const [input, output, cached, ...more] = text.split(",").map((part) => (/^\s*\d+(?:\.\d+)?\s*$/.test(part) ? Number(part) : Number.NaN));
  if (input === undefined || output === undefined || more.length > 0 || ![input, output, cached ?? 0].every(Number.isFinite)) {
    throw new ChatError("usage", { kind: "bad-price", option: "price", said: text });
  }
  return { input, output, ...(cached !== undefined && { cached }), currency: "USD", worst: { input, output }, source: "--price" };
}
