import { longProbe, probeTexts, thinkingProbe } from "../catalogue/probe-texts.ts";
import { collect } from "../model/collect.ts";
import type { Cost } from "../model/cost.ts";
import { ChatError } from "../model/error.ts";
import type { Model } from "../model/model.ts";
import type { FinishPart, StartPart } from "../model/part.ts";
import type { Usage } from "../model/usage.ts";

/** Tokens that a reply may have: enough to count a prompt, and enough for a short thought with its answer. */
export const countingTokens = 16;
export const thinkingTokens = 1_024;

/** How a reply to the thinking probe came. */
export interface ObservedReply {
  readonly start?: StartPart;
  readonly reasoning: string;
  readonly answer: string;
  /** Absent where the host sent no terminal signal. */
  readonly finish?: Pick<FinishPart, "reason" | "assumed">;
  readonly usage?: Usage;
}

/** Everything that was seen of a model. A count that the host did not give is undefined. */
export interface Observations {
  readonly reply: ObservedReply;
  /** Tokens of each probe text with the template around it. */
  readonly prompts: readonly (number | undefined)[];
  readonly long: { readonly promptTokens: number | undefined } | { readonly refused: true };
  /** What each request cost, as far as it is known. */
  readonly costs: readonly (Cost | undefined)[];
}

export interface ObserveOptions {
  readonly model: Model;
  readonly stallMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

/** How many requests a check sends. */
export const requestsOfCheck = probeTexts.length + 2;

/**
 * Asks what is needed to judge a model, one request after the other, the thinking probe first.
 *
 * @throws ChatError for every failure but a reply without a terminal signal, and a long prompt that the host refuses: those two are
 *   observations; the signal's own reason when aborted.
 */
export async function observe({ model, stallMs, signal, onProgress }: ObserveOptions): Promise<Observations> {
  const costs: (Cost | undefined)[] = [];
  const prompts: (number | undefined)[] = [];

  async function ask(text: string, tokens: number): Promise<ObservedReply> {
    onProgress?.(costs.length, requestsOfCheck);
    const options = {
      ...(model.traits.accepts.includes("maxTokens") && { maxTokens: tokens }),
      ...(stallMs !== undefined && { stallMs }),
      ...(signal && { signal }),
    };
    try {
      const { start, reasoning, answer, finish, usage } = await collect(model.reply([{ role: "user", text }], options));
      costs.push(finish.cost);
      return { start, reasoning, answer, finish, ...(usage && { usage }) };
    } catch (error) {
      if (!(error instanceof ChatError) || error.code !== "cut-short" || error.partial === undefined) throw error;
      const { reasoning, answer, usage, cost } = error.partial;
      if (reasoning + answer === "") throw error;
      costs.push(cost);
      return { reasoning, answer, ...(usage && { usage }) };
    }
  }

  async function askLong(): Promise<Observations["long"]> {
    try {
      return { promptTokens: (await ask(longProbe(), countingTokens)).usage?.promptTokens };
    } catch (error) {
      if (error instanceof ChatError && (error.code === "too-long" || error.code === "rejected")) return { refused: true };
      throw error;
    }
  }

  const reply = await ask(thinkingProbe, thinkingTokens);
  for (const text of probeTexts) prompts.push((await ask(text, countingTokens)).usage?.promptTokens);
  const long = await askLong();
  return { reply, prompts, long, costs };
}
