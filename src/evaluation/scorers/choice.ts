import { undressed } from "./final-answer.ts";

/** `B`, `(b)`, `B.`, `B) Paris`, `B - Paris`, `Option B`: a letter that stands for itself. */
const alone = /^(?:(?:option|choice|answer)\s*:?\s*)?(?:\(([A-J])\)|([A-J])[.)]?|([A-J])(?:[.):]|\s[-–—])\s.+|\(([A-J])\)\s.+)$/i;

/** `The answer is (B).`, `The answer is B) Paris.`: the letter behind the words that announce it, alone or with what it stands for. */
const announced =
  /\b(?:answer|option|choice|réponse)\b(?:\s+is)?(?:\s+est)?\s*:?\s*(?:option\s+|la\s+)?(?:\(([A-J])\)|([A-J]))(?:[.!]?|(?:(?<=\)):?|[.):])\s.+)$/i;

/** The letter from A to J that an answer chooses; undefined where it chooses none, or more than one. */
export function choiceOf(text: string): string | undefined {
  const bare = undressed(text.replace(/\\(?:text|textbf|mathrm|mathbf)\s*\{([^{}]*)\}/g, "$1").replace(/\*\*|\$/g, ""));
  if (/\b[A-J]\b\)?\s*(?:or|and|ou|et|,|\/|&)\s*\(?[A-J]\b/i.test(bare)) return undefined;
  const match = alone.exec(bare) ?? announced.exec(bare);
  return match
    ?.slice(1)
    .find((letter) => letter !== undefined)
    ?.toUpperCase();
}
