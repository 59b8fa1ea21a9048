import type { Question } from "../suite.ts";
import { choiceOf } from "./choice.ts";
import { isExactly } from "./exact.ts";
import { finalAnswer } from "./final-answer.ts";
import { boxedQuantity, lastQuantity, readQuantity, sameQuantity } from "./number.ts";

/** Raised whenever a scorer decides differently: scores of different versions are not mixed in one record. */
export const scorerVersion = 3;

/** Whether an expected answer can be right at all: a number that is none would make every reply wrong without a word. */
export function isGradable({ answer, scorer }: Pick<Question, "answer" | "scorer">): boolean {
  switch (scorer) {
    case "exact":
      return true;
    case "choice":
      return choiceOf(answer) !== undefined;
    case "number":
      return readQuantity(answer) !== undefined;
    default:
      return scorer satisfies never;
  }
}

export type Grade = "correct" | "wrong" | "noAnswer";

/** Grades an answer, never the thinking. What is in a box but cannot be read is wrong; a line without an answer is none. */
export function grade({ answer: expected, scorer }: Pick<Question, "answer" | "scorer">, answer: string): Grade {
  const final = finalAnswer(answer);
  if (final === undefined) return "noAnswer";
  const unread = final.from === "boxed" ? "wrong" : "noAnswer";
  switch (scorer) {
    case "exact":
      return isExactly(final.text, expected) ? "correct" : "wrong";
    case "choice": {
      const chosen = choiceOf(final.text);
      return chosen === undefined ? unread : chosen === choiceOf(expected) ? "correct" : "wrong";
    }
    case "number": {
      const given = final.from === "boxed" ? boxedQuantity(final.text) : lastQuantity(final.text);
      const right = readQuantity(expected);
      return given === undefined ? unread : right !== undefined && sameQuantity(given, right) ? "correct" : "wrong";
    }
    default:
      return scorer satisfies never;
  }
}
