import { isSameModel } from "../catalogue/same-model.ts";
import { figuresOfCost } from "../texts/cost/figures.ts";
import type { Language } from "../texts/language.ts";
import type { PageTexts } from "../texts/page/texts.ts";
import { isRunning, type Turn } from "./turn.ts";

/** What has to be said aloud about a reply, so that nobody takes it for something else. */
export function remarksOn(turn: Turn, texts: PageTexts): readonly string[] {
  const { start, asked, finish, phase, answer, reasoning } = turn;
  return [
    start !== undefined &&
      start.model !== "unknown" &&
      !isSameModel(asked.model, start.model) &&
      texts.otherModel(asked.model, start.model),
    finish?.reason === "length" && texts.cutByLength,
    finish?.reason === "budget" && texts.cutByBudget,
    finish?.reason === "filter" && texts.cutByFilter,
    finish?.assumed === true && texts.assumed,
    phase === "complete" && finish?.assumed !== true && answer === "" && texts.noAnswer,
    phase === "complete" && asked.thinks && finish?.thought === "none" && answer !== "" && texts.withoutThinking,
    phase === "stopped" && texts.stopped,
    phase === "failed" && answer + reasoning !== "" && !isRunning(turn) && texts.incomplete,
  ].filter((remark) => remark !== false);
}

/** Model, tokens, seconds and money of a finished reply, as far as they are known. */
export function figuresOf(turn: Turn, texts: PageTexts, language: Language): readonly string[] {
  const { usage, timing } = turn.finish ?? {};
  const number = new Intl.NumberFormat(language);
  const { reasoningTokens, answerTokens, completionTokens } = usage ?? {};
  const split = reasoningTokens !== undefined && answerTokens !== undefined ? reasoningTokens + answerTokens : undefined;
  const all = completionTokens ?? split;
  const total = timing?.totalMs ?? (turn.ended === undefined ? undefined : turn.ended - turn.began);
  return [
    turn.start?.provider,
    turn.start?.quantisation,
    all !== undefined && texts.tokens(number.format(all)),
    reasoningTokens !== undefined && reasoningTokens > 0 && texts.thinkingTokens(number.format(reasoningTokens)),
    total !== undefined && duration(total, texts, language),
    ...(turn.finish === undefined ? [] : figuresOfCost(turn.finish, language, turn.asked.local)),
  ].filter((figure) => typeof figure === "string");
}

/** A duration for people: tenths below ten seconds, minutes from two on. */
export function duration(ms: number, texts: PageTexts, language: string): string {
  const seconds = Math.max(0, ms) / 1_000;
  if (seconds >= 120) return texts.minutes(Math.floor(seconds / 60), Math.floor(seconds % 60));
  const digits = seconds < 10 ? 1 : 0;
  return texts.seconds(new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(seconds));
}
