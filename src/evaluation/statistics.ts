/** A score from 0 to 1 with its 95 % interval. */
export interface Estimate {
  readonly score: number;
  readonly interval: readonly [number, number];
}

/** Trials of one question: how many, and how many of them were correct. */
export interface Tally {
  readonly correct: number;
  readonly trials: number;
}

/** The normal distribution's 97.5 % quantile. */
const z95 = 1.959963984540054;

/**
 * Wilson's score interval (E. B. Wilson, 1927), which stays within 0 and 1 and is honest at both ends.
 *
 * @param score share of successes.
 * @param n independent observations; may be fractional where it is an effective number.
 * @example
 * wilson(24 / 30, 30); // [0.627, 0.905]
 */
export function wilson(score: number, n: number): readonly [number, number] {
  if (n <= 0) return [0, 1];
  const square = z95 ** 2;
  const centre = (score + square / (2 * n)) / (1 + square / n);
  const half = (z95 / (1 + square / n)) * Math.sqrt((score * (1 - score)) / n + square / (4 * n * n));
  return [score === 0 ? 0 : Math.max(0, centre - half), score === 1 ? 1 : Math.min(1, centre + half)];
}

/**
 * The mean over questions of the mean over their trials, which is pass@1 in R1's paper. Trials of one question are
 * alike, so n·k trials are not n·k observations: Wilson's interval takes the effective number, trials divided by
 * Kish's design effect (L. Kish, Survey Sampling, 1965; for intervals: E. L. Korn and B. I. Graubard, 1998).
 * Where all are right or all wrong, the effect cannot be seen, and each question counts once.
 */
export function estimate(tallies: readonly Tally[]): Estimate | undefined {
  const asked = tallies.filter(({ trials }) => trials > 0);
  const n = asked.length;
  if (n === 0) return undefined;
  const means = asked.map(({ correct, trials }) => correct / trials);
  const score = means.reduce((sum, mean) => sum + mean, 0) / n;
  const trials = asked.reduce((sum, tally) => sum + tally.trials, 0);
  const between = means.reduce((sum, mean) => sum + (mean - score) ** 2, 0) / Math.max(1, n * (n - 1));
  const seen = between === 0 ? (score > 0 && score < 1 ? trials : n) : (score * (1 - score)) / between;
  return { score, interval: wilson(score, n === 1 ? 1 : Math.min(trials, Math.max(n, seen))) };
}
