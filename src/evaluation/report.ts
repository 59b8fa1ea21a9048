import { estimate, type Tally } from "./statistics.ts";
import type { Question } from "./suite.ts";
import type { Outcome, Trial } from "./trial.ts";

export type Counts = Readonly<Record<Outcome, number>>;

export interface Group extends Counts {
  readonly score: number;
  readonly interval: readonly [number, number];
}

/** What a record says. */
export interface Report extends Group {
  /** Questions with at least one trial. */
  readonly questions: number;
  readonly trials: number;
  readonly byDifficulty: readonly (Group & { readonly difficulty: number })[];
}

/** Every trial counts: what was cut, failed or left unanswered is not correct. Without any trial there is nothing to report. */
export function reportOf(questions: readonly Question[], trials: readonly Trial[]): Report | undefined {
  const all = groupOf(trials);
  if (all === undefined) return undefined;
  const difficultyOf = new Map(questions.map(({ id, difficulty }) => [id, difficulty]));
  const levels = [...new Set(questions.flatMap(({ difficulty }) => difficulty ?? []))].toSorted((a, b) => a - b);
  return {
    ...all,
    questions: new Set(trials.map(({ question }) => question)).size,
    trials: trials.length,
    byDifficulty: levels.flatMap((difficulty) => {
      const group = groupOf(trials.filter(({ question }) => difficultyOf.get(question) === difficulty));
      return group === undefined ? [] : [{ difficulty, ...group }];
    }),
  };
}

function groupOf(trials: readonly Trial[]): Group | undefined {
  const tallies = new Map<string, Tally>();
  const counts: Record<Outcome, number> = { correct: 0, wrong: 0, noAnswer: 0, truncated: 0, failed: 0 };
  for (const { question, outcome } of trials) {
    counts[outcome]++;
    const before = tallies.get(question) ?? { correct: 0, trials: 0 };
    tallies.set(question, { correct: before.correct + (outcome === "correct" ? 1 : 0), trials: before.trials + 1 });
  }
  const found = estimate([...tallies.values()]);
  return found && { ...counts, ...found };
}

/** The five counts on their own, in their usual order. */
export function countsOf(group: Counts): Counts {
  return { correct: group.correct, wrong: group.wrong, noAnswer: group.noAnswer, truncated: group.truncated, failed: group.failed };
}
