import { isSameModel } from "../catalogue/same-model.ts";
import { completionTokensOf } from "../model/token-rate.ts";
import { figuresOfCost } from "../texts/cost/figures.ts";
import type { Language } from "../texts/language.ts";
import type { PageTexts } from "../texts/page/texts.ts";
import { type Reply, thinkingMs } from "./turn.ts";

/** What has to be said aloud about a reply, so that nobody takes it for something else. */
export function remarksOn({ asked, phase, answer, reasoning, provenance }: Reply, texts: PageTexts): readonly string[] {
  const { model, finish, continues } = provenance;
  return [
    continues !== undefined && (continues.characters > 0 ? texts.goesOn : texts.askedAgain),
    model !== undefined && model !== "unknown" && !isSameModel(asked.model, model) && texts.otherModel(asked.model, model),
    finish?.reason === "length" && texts.cutByLength,
    finish?.reason === "budget" && texts.cutByBudget,
    finish?.reason === "filter" && texts.cutByFilter,
    finish?.assumed === true && texts.assumed,
    phase === "complete" && finish?.assumed !== true && answer === "" && texts.noAnswer,
    phase === "complete" && asked.thinks && finish?.thought === "none" && answer !== "" && texts.withoutThinking,
    phase === "stopped" && texts.stopped,
    phase === "interrupted" && texts.interrupted,
    (phase === "failed" || (phase === "cut" && finish === undefined)) && answer + reasoning !== "" && texts.incomplete,
  ].filter((remark) => remark !== false);
}

/** Model, tokens, seconds and money of a finished reply, as far as they are known. */
export function figuresOf({ provenance, asked }: Reply, texts: PageTexts, language: Language): readonly string[] {
  const { provider, quantisation, usage, timing, cost, finish } = provenance;
  const number = new Intl.NumberFormat(language);
  const { reasoningTokens } = usage ?? {};
  const all = completionTokensOf(usage ?? {});
  return [
    provider,
    quantisation,
    all !== undefined && texts.tokens(number.format(all)),
    reasoningTokens !== undefined && reasoningTokens > 0 && texts.thinkingTokens(number.format(reasoningTokens)),
    timing !== undefined && duration(timing.totalMs, texts, language),
    ...(finish === undefined && cost === undefined ? [] : figuresOfCost({ usage, timing, cost }, language, asked.local)),
  ].filter((figure) => typeof figure === "string");
}

/** How long it thought, or has been thinking; only that it did where nobody knows. */
export function thinkingHeading(reply: Reply, now: number, texts: PageTexts, language: string): string {
  const ms = thinkingMs(reply, now);
  if (ms === undefined) return texts.thinkingText;
  const time = duration(ms, texts, language);
  if (reply.phase === "thinking") return texts.thinking(time);
  return reply.provenance.finish?.thought === "open" ? texts.thoughtOpen(time) : texts.thought(time);
}

/** A duration for people: tenths below ten seconds, minutes from two on. */
export function duration(ms: number, texts: PageTexts, language: string): string {
  const seconds = Math.max(0, ms) / 1_000;
  if (seconds >= 120) return texts.minutes(Math.floor(seconds / 60), Math.floor(seconds % 60));
  const digits = seconds < 10 ? 1 : 0;
  return texts.seconds(new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(seconds));
}
