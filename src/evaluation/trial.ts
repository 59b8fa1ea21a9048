import * as z from "zod";
import { collect } from "../model/collect.ts";
import type { Cost } from "../model/cost.ts";
import { type ChatError, errorCodes } from "../model/error.ts";
import type { Model, ReplyOptions } from "../model/model.ts";
import { grade } from "./scorers/grade.ts";
import { seedOf } from "./seed.ts";
import type { Question, Suite } from "./suite.ts";

export const outcomes = ["correct", "wrong", "noAnswer", "truncated", "failed"] as const;
export type Outcome = (typeof outcomes)[number];

const costSchema = z.object({
  amount: z.number().nonnegative(),
  currency: z.enum(["USD", "CNY"]),
  estimated: z.literal(true).exactOptional(),
  reported: z.literal(true).exactOptional(),
});

/** The finished reply to (question, sample), as the record keeps it. */
export const trialSchema = z.looseObject({
  question: z.string(),
  sample: z.int().nonnegative(),
  seed: z.int().nonnegative(),
  outcome: z.enum(outcomes),
  reasoning: z.string(),
  answer: z.string(),
  finish: z.string().optional(),
  thought: z.string().optional(),
  error: z.enum(errorCodes).optional(),
  /** Who answered, as the reply says it. */
  model: z.string().optional(),
  host: z.string().optional(),
  provider: z.string().optional(),
  quantisation: z.string().optional(),
  /** Reasoning and answer together. */
  tokens: z.int().nonnegative().optional(),
  promptTokens: z.int().nonnegative().optional(),
  /** What the reply cost at the price of its hour; absent where that is unknown. */
  cost: costSchema.optional(),
  ms: z.number(),
});
export type Trial = Readonly<z.infer<typeof trialSchema>>;

/** The costs that trials recorded; one that nobody knew is not among them. */
export function costsOf(trials: readonly Trial[]): readonly Cost[] {
  return trials.flatMap(({ cost }) => cost ?? []);
}

export interface TrialKey {
  readonly question: Question;
  /** 0 to k − 1. */
  readonly sample: number;
}

export interface TrialOptions {
  readonly model: Model;
  readonly suite: Pick<Suite, "directive">;
  /** The run's seed. */
  readonly seed: number;
  readonly maxTokens?: number;
  readonly stallMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks one question once and grades the answer: the only unit of work. Sampling is left to the model's recipe.
 *
 * @throws ChatError when the reply failed; `failedTrial` makes a trial of it once no further try is worth it. The
 *   signal's own reason when aborted.
 */
export async function runTrial({ question, sample }: TrialKey, { model, suite, ...options }: TrialOptions): Promise<Trial> {
  const seed = seedOf(options.seed, question.id, sample);
  const text = suite.directive === undefined ? question.question : `${question.question}\n${suite.directive}`;
  const { start, finish, reasoning, answer, usage } = await collect(
    model.reply([{ role: "user", text }], replyOptions(model, seed, options)),
  );
  const cut = finish.reason !== "stop" || finish.thought === "open";
  const tokens = usage?.completionTokens;
  return {
    question: question.id,
    sample,
    seed,
    outcome: cut ? "truncated" : grade(question, answer),
    reasoning,
    answer,
    finish: finish.reason,
    thought: finish.thought,
    model: start.model,
    host: start.host,
    ...(start.provider !== undefined && { provider: start.provider }),
    ...(start.quantisation !== undefined && { quantisation: start.quantisation }),
    ...(tokens !== undefined && { tokens }),
    ...(usage?.promptTokens !== undefined && { promptTokens: usage.promptTokens }),
    ...(finish.cost && { cost: finish.cost }),
    ms: Math.round(finish.timing.totalMs),
  };
}

/** The trial of a reply that failed for good, with what had come of it. */
export function failedTrial({ question, sample }: TrialKey, seed: number, error: ChatError): Trial {
  const { partial } = error;
  const tokens = partial?.usage?.completionTokens;
  return {
    question: question.id,
    sample,
    seed: seedOf(seed, question.id, sample),
    outcome: "failed",
    reasoning: partial?.reasoning ?? "",
    answer: partial?.answer ?? "",
    error: error.code,
    ...(tokens !== undefined && { tokens }),
    ...(partial?.cost && { cost: partial.cost }),
    ms: Math.round(partial?.timing.totalMs ?? 0),
  };
}

function replyOptions(model: Model, seed: number, { maxTokens, stallMs, signal }: Omit<TrialOptions, "model" | "suite">): ReplyOptions {
  return {
    ...(model.traits.accepts.includes("seed") && { seed }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(stallMs !== undefined && { stallMs }),
    ...(signal && { signal }),
  };
}
