import { rename } from "node:fs/promises";
import { join } from "node:path";
import { worstCost } from "../../catalogue/cost-of.ts";
import { openRecord } from "../../evaluation/record.ts";
import { countsOf, reportOf } from "../../evaluation/report.ts";
import { run } from "../../evaluation/runner.ts";
import { recordName } from "../../evaluation/setup.ts";
import type { Question } from "../../evaluation/suite.ts";
import { costsOf } from "../../evaluation/trial.ts";
import { sumOf } from "../../model/cost.ts";
import { ChatError } from "../../model/error.ts";
import { estimateTokens } from "../../model/estimate-tokens.ts";
import { moneyOf } from "../../texts/cost/figures.ts";
import { evalTexts } from "../../texts/eval/texts.ts";
import { langOf, providersOf, shapeOf, stallOf } from "../ask/ask-flags.ts";
import { isFile } from "../choose-target.ts";
import type { Command } from "../command.ts";
import { exitCut } from "../exit-codes.ts";
import { readFlags } from "../flags.ts";
import { notesFor } from "../notes.ts";
import { openTarget } from "../open-target.ts";
import { isRemote, knownPrice, openPurse } from "../purse.ts";
import { targetFor } from "../target-for.ts";
import { safeForTerminal } from "../terminal-filter.ts";
import { version } from "../version.ts";
import { evalFlags, numbersOf, suiteNameOf } from "./eval-flags.ts";
import { isAlive } from "./is-alive.ts";
import { openSuite } from "./open-suite.ts";
import { createProgress } from "./progress.ts";
import { setupOf } from "./setup-of.ts";
import { tableOf } from "./table.ts";

/** Where neither a flag nor the recipe limits a reply, this much is reserved for it: R1's own limit, in tokens. */
const longestReply = 32_768;

/** Tokens of the template around one question, at most. */
const aroundQuestion = 40;

/** `fathom eval`: every question k times, graded, and recorded so that starting again goes on. */
export const evaluate: Command = async ({ args, configure, out, err, signal }) => {
  const { given, words } = readFlags(evalFlags, args);
  const lang = langOf(given);
  const stall = stallOf(given);
  const shape = shapeOf(given);
  const purse = openPurse(given);
  const { model, ...numbers } = { model: given.model, ...numbersOf(given) };
  const { config, texts } = configure({
    ...(model !== undefined && { model }),
    ...(lang !== undefined && { lang }),
    ...(stall !== undefined && { stallMs: stall }),
  });
  const say = evalTexts[texts.language];
  if (given.help) {
    await out.write(say.help);
    return 0;
  }
  const tell = (text: string) => err.write(`${err.fitted(safeForTerminal(text))}\n`);
  const suite = openSuite(suiteNameOf(words), numbers);
  const target = await targetFor(config.model, { config, forPerson: out.isTTY && !given.json, providers: providersOf(given), signal });
  const setup = setupOf({ suite, target, shape, ...numbers });
  const assumedTokens = setup.maxTokens ?? longestReply;
  const price = purse.maxCost === undefined ? purse.priceOf(target) : knownPrice(target, purse.priceOf(target));
  const worstOf = ({ question }: Pick<Question, "question">) =>
    price === undefined
      ? 0
      : worstCost(price, { prompt: estimateTokens(`${question}${suite.directive ?? ""}`) + aroundQuestion, completion: assumedTokens });
  const file = given.record ?? join(config.folders.data, "evaluations", recordName(setup));
  const header = { schema: 1 as const, setup, version: version(), date: new Date().toISOString() };
  if (given.fresh && isFile(file)) await rename(file, `${file}.${Date.now()}`);
  const record = await openRecord({ file, header, owner: { pid: process.pid, isAlive } });
  try {
    await tell(say.asking(suite.questions.length, numbers.k, setup.model));
    for (const { message } of notesFor(target, texts)()) await tell(message);
    await tell(say.directive(suite.directive));
    if (record.trials.length > 0) await tell(say.resumed(record.trials.length));
    if (isRemote(target)) {
      const requests = setup.n * setup.k - record.trials.length;
      await tell(say.cost(requests, Math.min(requests * assumedTokens, numbers.maxTokensTotal ?? Number.POSITIVE_INFINITY), setup.host));
      const worst = (suite.questions.reduce((sum, question) => sum + worstOf(question), 0) * requests) / Math.max(1, setup.n);
      const most = Math.min(worst, purse.maxCost ?? Number.POSITIVE_INFINITY);
      await tell(
        price === undefined ? say.unknownPrice : say.worstPrice(moneyOf({ amount: most, currency: price.currency }, texts.language)),
      );
      if (!given.yes && numbers.maxTokensTotal === undefined && purse.maxCost === undefined)
        throw new ChatError("usage", { kind: "needs-consent", host: setup.host });
    }
    const opened = purse.watch(await openTarget(target, config, shape, { force: given.force === true, signal }), target);
    const progress = createProgress({ err, texts: say, redraws: config.redraws });
    let over = false;
    try {
      const { trials, complete } = await run({
        model: opened,
        suite,
        record,
        seed: numbers.seed,
        k: numbers.k,
        concurrency: numbers.concurrency ?? (target.kind === "weights" ? 1 : 4),
        assumedTokens,
        ...(numbers.maxTokens !== undefined && { maxTokens: numbers.maxTokens }),
        ...(purse.maxCost !== undefined && { maxCost: purse.maxCost, worstCost: worstOf }),
        ...(numbers.maxTokensTotal !== undefined && { maxTokensTotal: numbers.maxTokensTotal }),
        ...(config.stallMs !== undefined && { stallMs: config.stallMs }),
        signal,
        onProgress: progress.show,
      });
      over = true;
      await progress.end();
      const report = reportOf(suite.questions, trials);
      const costs = costsOf(trials);
      // Where one trial's cost is unknown the sum is only a part of it.
      const total = costs.length === trials.length ? sumOf(costs) : undefined;
      if (given.json) {
        const { score, interval } = report ?? { score: null, interval: [0, 1] };
        const counts = countsOf(report ?? { correct: 0, wrong: 0, noAnswer: 0, truncated: 0, failed: 0 });
        const object = {
          schema: 1,
          suite: suite.name,
          model: setup.model,
          questions: setup.n,
          samples: setup.k,
          ...counts,
          score,
          interval,
        };
        await out.write(`${JSON.stringify({ ...object, byDifficulty: report?.byDifficulty ?? [], cost: total, record: file })}\n`);
      } else {
        if (total === undefined || total.amount > 0) await tell(say.totalCost(moneyOf(total, texts.language)));
        await out.write(`${report === undefined ? "" : tableOf(report, say)}${say.record(safeForTerminal(file))}\n`);
      }
      if (!complete) {
        const dearest = suite.questions.reduce((most, question) => Math.max(most, worstOf(question)), 0);
        const one = moneyOf({ amount: dearest, currency: "USD" }, texts.language);
        await tell(purse.maxCost === undefined ? say.budget(file, assumedTokens) : say.money(file, one));
      }
      return complete ? 0 : exitCut;
    } finally {
      await progress.end();
      if (!over) await tell(say.stopped(file));
      await opened.close();
    }
  } finally {
    await record.close();
  }
};
