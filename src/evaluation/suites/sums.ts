import { seedOf } from "../seed.ts";
import { sha256 } from "../sha256.ts";
import type { Question, Suite } from "../suite.ts";

export const mostDigits = 6;

export interface SumsOptions {
  /** Questions in all; they are spread evenly over one to six digits. */
  readonly n: number;
  readonly seed: number;
}

/**
 * Sums of two numbers of equally many digits. They are asked without the boxed directive: a small model that knows this
 * one wording would be graded on an unknown sentence instead of on sums.
 *
 * @example
 * sums({ n: 6, seed: 1 }).questions.map(({ id }) => id); // "sums-1d-0000" … "sums-6d-0000"
 */
export function sums({ n, seed }: SumsOptions): Suite {
  const questions = Array.from({ length: n }, (_, index) => sumAt(seed, (index % mostDigits) + 1, Math.floor(index / mostDigits)));
  return { name: "sums", hash: sha256(JSON.stringify(questions)), questions };
}

/** The question depends on seed, digits and index alone, so that a larger n only adds questions. */
function sumAt(seed: number, digits: number, index: number): Question {
  const [a, b] = ["a", "b"].map((term) => termOf(seedOf("sums", seed, digits, index, term), digits));
  return {
    id: `sums-${digits}d-${String(index).padStart(4, "0")}`,
    question: `What is ${a} + ${b}?`,
    answer: String((a ?? 0) + (b ?? 0)),
    scorer: "number",
    difficulty: digits,
  };
}

function termOf(random: number, digits: number): number {
  const least = digits === 1 ? 0 : 10 ** (digits - 1);
  return least + (random % (10 ** digits - least));
}
