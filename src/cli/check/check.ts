import { worstCost } from "../../catalogue/cost-of.ts";
import type { PriceNow } from "../../catalogue/price.ts";
import type { Target } from "../../catalogue/target.ts";
import { tokenCounts } from "../../catalogue/token-counts.ts";
import { tokenizersOf } from "../../catalogue/tokenizers.ts";
import type { Verdict } from "../../check/finding.ts";
import { judge } from "../../check/judge.ts";
import { countingTokens, observe, requestsOfCheck, thinkingTokens } from "../../check/observe.ts";
import { sumOf } from "../../model/cost.ts";
import { ChatError } from "../../model/error.ts";
import { retrying } from "../../model/retrying.ts";
import { recipes } from "../../reasoning/recipes.ts";
import { checkTexts } from "../../texts/check/texts.ts";
import { moneyOf } from "../../texts/cost/figures.ts";
import { agree } from "../agree.ts";
import { langOf, shapeOf, stallOf } from "../ask/ask-flags.ts";
import type { Command } from "../command.ts";
import { readFlags } from "../flags.ts";
import { openTarget } from "../open-target.ts";
import { isRemote, knownPrice, openPurse, purseFlags } from "../purse.ts";
import { createStatusLine } from "../status-line.ts";
import { styleFor } from "../style.ts";
import { targetFor } from "../target-for.ts";
import { safeForTerminal, safeJson } from "../terminal-filter.ts";
import { checkReport, sentenceOfFinding } from "./check-view.ts";

const flags = {
  model: { type: "string", short: "m" },
  yes: { type: "boolean" },
  json: { type: "boolean" },
  ...purseFlags,
  stall: { type: "string" },
  shape: { type: "string" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

const exitOf: Readonly<Record<Verdict, number>> = { consistent: 0, inconsistent: 1, "cannot-tell": 4 };

/** Tokens of the template around one question, at most. */
const aroundQuestion = 60;

/** `fathom check`: whether a model is what its name says, as far as that can be seen from outside. */
export const check: Command = async ({ args, configure, stdin, out, err, signal }) => {
  const { given, words } = readFlags(flags, args);
  const lang = langOf(given);
  const stall = stallOf(given);
  const shape = shapeOf(given);
  const purse = openPurse(given);
  const { config, texts } = configure({ ...(lang !== undefined && { lang }), ...(stall !== undefined && { stallMs: stall }) });
  const say = checkTexts[texts.language];
  if (given.help) {
    await out.write(say.help);
    return 0;
  }
  const [name = given.model, ...more] = words;
  if (name === undefined || more.length > 0) throw new ChatError("usage", { kind: "no-check-model" });
  const target = await targetFor(name, { config, forPerson: false, signal });
  const tell = (text: string) => err.write(`${err.fitted(safeForTerminal(text))}\n`);
  await tell(say.plan(name, requestsOfCheck));
  const price = purse.maxCost === undefined ? purse.priceOf(target) : knownPrice(target, purse.priceOf(target));
  const worst = price && { amount: worstOf(price), currency: price.currency };
  if (worst === undefined) await tell(say.unknownPrice);
  else if (worst.amount > 0) await tell(say.worst(moneyOf(worst, texts.language)));
  const where = isRemote(target) ? { host: target.host } : {};
  if (worst !== undefined && worst.amount > (purse.maxCost ?? Number.POSITIVE_INFINITY))
    throw new ChatError("usage", { kind: "check-over-budget", option: "max-cost", ...where });
  const mayAsk = stdin.isTTY && err.isTTY && !given.json;
  const agreed = given.yes || !isRemote(target) || (mayAsk && (await agree({ stdin, err, question: say.goOn, yes: say.yes, signal })));
  if (!agreed) throw new ChatError("usage", { kind: "needs-agreement", ...where });

  const opened = await openTarget(target, config, shape);
  const status = createStatusLine(err, styleFor(config.colour, err), config.redraws);
  try {
    const seen = await observe({
      model: purse.watch(retrying(opened), target),
      signal,
      ...(config.stallMs !== undefined && { stallMs: config.stallMs }),
      onProgress: (done, of) => void status.set(say.progress(done, of)),
    });
    await status.clear();
    const { verdict, evidence } = judge(seen, { tokenizers: tokenizersOf(modelOf(target)), thinks: recipes[target.family].thinks });
    const known = seen.costs.filter((cost) => cost !== undefined);
    const cost = known.length === seen.costs.length ? sumOf(known) : undefined;
    if (given.json) {
      const { start } = seen.reply;
      const object = {
        schema: 1,
        model: start?.model,
        host: start?.host,
        provider: start?.provider,
        quantisation: start?.quantisation,
        verdict,
        evidence: evidence.map(({ weight, finding }) => ({ weight, finding, message: sentenceOfFinding(finding, say) })),
        promptTokens: seen.prompts.map((count) => count ?? null),
        requests: requestsOfCheck,
        cost,
      };
      await out.write(`${safeJson(object)}\n`);
    } else {
      await out.write(checkReport(verdict, evidence, say, out.columns()));
      if (cost === undefined || cost.amount > 0) await tell(say.cost(moneyOf(cost, texts.language)));
    }
    return exitOf[verdict];
  } finally {
    await status.clear();
    await opened.close();
  }
};

/** What the whole check costs at most: every text in the tokenizer that makes the most of it, and every reply at its limit. */
function worstOf(price: PriceNow): number {
  const most = Math.max(...tokenCounts.map(({ counts, long }) => counts.reduce((sum, count) => sum + count, long)));
  const prompt = most + requestsOfCheck * aroundQuestion;
  return worstCost(price, { prompt, completion: thinkingTokens + (requestsOfCheck - 1) * countingTokens });
}

/** The name that the model is sold under. */
function modelOf(target: Target): string {
  return target.kind === "weights" ? target.id : target.model;
}
