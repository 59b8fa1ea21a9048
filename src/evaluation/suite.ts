/** How an answer is compared with the expected one. */
export const scorers = ["number", "choice", "exact"] as const;
export type Scorer = (typeof scorers)[number];

export interface Question {
  /** Stays the same whatever else the suite holds. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly scorer: Scorer;
  /** What the report groups by: the number of digits of a sum. */
  readonly difficulty?: number;
}

/** A set of questions with scorers. */
export interface Suite {
  readonly name: string;
  /** SHA-256 over all questions as they are asked and graded. */
  readonly hash: string;
  /** Appended to each question; absent where the questions are asked as they stand. */
  readonly directive?: string;
  readonly questions: readonly Question[];
}

/** README of deepseek-ai/DeepSeek-R1, "Usage Recommendations": what to add to a question with one final answer. */
export const boxedDirective = "Please reason step by step, and put your final answer within \\boxed{}.";
