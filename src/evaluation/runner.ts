import { ChatError, type ErrorCode } from "../model/error.ts";
import type { Model } from "../model/model.ts";
import { pause } from "../model/pause.ts";
import type { Record } from "./record.ts";
import type { Question, Suite } from "./suite.ts";
import { failedTrial, runTrial, type Trial, type TrialKey } from "./trial.ts";

export interface Progress {
  readonly done: number;
  readonly of: number;
  /** Milliseconds; absent until this run has finished a trial. */
  readonly leftMs?: number;
}

export interface RunOptions {
  readonly model: Model;
  readonly suite: Suite;
  readonly record: Pick<Record, "trials" | "add">;
  readonly seed: number;
  /** Samples of each question. */
  readonly k: number;
  /** Trials at once. */
  readonly concurrency: number;
  /** The most tokens of one reply: sent to the model, and reserved in the budget. */
  readonly maxTokens?: number;
  /** The most tokens of the whole record, thinking included. A trial that might go over it is not started. */
  readonly maxTokensTotal?: number;
  /** Reserved and charged for a reply whose length is unknown; in tokens. */
  readonly assumedTokens: number;
  /** The most money of the whole record. A trial that might go over it is not started. */
  readonly maxCost?: number;
  /** The most that one question can cost, in the same currency: reserved, and charged for a trial whose cost is unknown. */
  readonly worstCost?: (question: Question) => number;
  readonly stallMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** First pause before another try, in milliseconds; it doubles. A host's own wish outranks it. */
  readonly pauseMs?: number;
}

/** What a run leaves behind. */
export interface RunResult {
  readonly trials: readonly Trial[];
  /** Whether every trial is recorded; false where the budget ended the run. */
  readonly complete: boolean;
}

/** These say that the next question would fail in the same way: the run ends instead of counting failures. */
const endsTheRun: readonly ErrorCode[] = [
  "usage",
  "config",
  "unreachable",
  // A limit of the day would make failures of all that is left, and a recorded failure is never asked again.
  "rate-limited",
  "unauthorised",
  "balance",
  "model-not-found",
  "model-retired",
  "memory",
  "weights",
  "not-saved",
  "stopped",
  "internal",
];
const worthAnotherTry: readonly ErrorCode[] = ["rate-limited", "overloaded", "unreachable"];
const attempts = 5;
const longestWaitMs = 300_000;

/**
 * Runs every trial that the record does not hold. A recorded trial is never asked again.
 *
 * @throws ChatError that would befall every trial; the signal's own reason when aborted. What is recorded stays.
 */
export async function run(options: RunOptions): Promise<RunResult> {
  const { suite, record, k, concurrency, maxTokensTotal, assumedTokens, maxCost, worstCost = () => 0, onProgress } = options;
  const trials = [...record.trials];
  const recorded = new Set(trials.map(({ question, sample }) => keyOf(question, sample)));
  const missing = Array.from({ length: k }, (_, sample) => suite.questions.map((question): TrialKey => ({ question, sample })))
    .flat()
    .filter(({ question, sample }) => !recorded.has(keyOf(question.id, sample)));
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...(options.signal ? [options.signal] : [])]);
  const tokensOf = ({ tokens }: Trial) => tokens ?? assumedTokens;
  const worstOf = new Map(suite.questions.map((question) => [question.id, worstCost(question)]));
  const moneyOf = ({ cost, question }: Trial) => cost?.amount ?? worstOf.get(question) ?? 0;
  let charged = trials.reduce((sum, trial) => sum + tokensOf(trial), 0);
  let money = trials.reduce((sum, trial) => sum + moneyOf(trial), 0);
  let next = 0;
  const began = performance.now();
  const before = trials.length;
  const of = before + missing.length;
  onProgress?.({ done: before, of });

  async function work(): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const key = missing[next];
      if (key === undefined || charged + assumedTokens > (maxTokensTotal ?? Number.POSITIVE_INFINITY)) return;
      const worst = worstOf.get(key.question.id) ?? 0;
      if (money + worst > (maxCost ?? Number.POSITIVE_INFINITY)) return;
      next++;
      charged += assumedTokens;
      money += worst;
      const trial = await patientTrial(key, { ...options, signal });
      await record.add(trial);
      charged += tokensOf(trial) - assumedTokens;
      money += moneyOf(trial) - worst;
      trials.push(trial);
      const done = trials.length;
      onProgress?.({ done, of, leftMs: ((performance.now() - began) / (done - before)) * (of - done) });
    }
  }

  const workers = Array.from({ length: Math.max(1, Math.min(concurrency, missing.length)) }, () =>
    work().catch((error: unknown) => {
      failure.abort(error);
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(workers)).find((result) => result.status === "rejected");
  options.signal?.throwIfAborted();
  if (failed !== undefined) throw failure.signal.reason;
  return { trials, complete: trials.length === of };
}

/** One trial, tried again where waiting may mend it. */
async function patientTrial(key: TrialKey, options: RunOptions): Promise<Trial> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runTrial(key, options);
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!(error instanceof ChatError)) throw error;
      // A wish of 0 is none: without a pause every try would come at the same moment.
      const wait = error.details.retryAfterMs || (options.pauseMs ?? 1_000) * 2 ** (attempt - 1);
      if (worthAnotherTry.includes(error.code) && attempt < attempts && wait <= longestWaitMs) {
        await pause(wait, options.signal);
      } else if (endsTheRun.includes(error.code)) {
        throw error;
      } else {
        return failedTrial(key, options.seed, error);
      }
    }
  }
}

function keyOf(question: string, sample: number): string {
  return JSON.stringify([question, sample]);
}
