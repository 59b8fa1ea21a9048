/** What a reply gives as its final answer, and where it stood. */
export interface FinalAnswer {
  readonly from: "boxed" | "line";
  readonly text: string;
}

/**
 * The content of the last complete `\boxed{}`, else the last line that is not empty. Undefined where there is neither:
 * an empty box is no answer, whatever stands around it.
 */
export function finalAnswer(answer: string): FinalAnswer | undefined {
  const boxed = lastBoxed(answer);
  if (boxed !== undefined) return boxed.trim() === "" ? undefined : { from: "boxed", text: boxed.trim() };
  const line = answer.trim().split(/\r?\n/).at(-1)?.trim() ?? "";
  return line === "" ? undefined : { from: "line", text: line };
}

function lastBoxed(answer: string): string | undefined {
  const openings = [...answer.matchAll(/\\(?:boxed|fbox)\s*\{/g)].toReversed();
  // Many openings without an end would each be searched to the end of the text.
  for (const opening of openings.slice(0, 100)) {
    const begin = opening.index + opening[0].length;
    const end = closingBrace(answer, begin);
    if (end !== undefined) return answer.slice(begin, end);
  }
  return undefined;
}

function closingBrace(text: string, begin: number): number | undefined {
  let depth = 1;
  for (let at = begin; at < text.length; at++) {
    const character = text[at];
    if (character === "\\") at++;
    else if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return at;
  }
  return undefined;
}

/** Takes away what only dresses an answer: Markdown stars, dollar signs around a formula, `\text{}` around a word. */
export function undressed(text: string): string {
  let bare = text.trim();
  for (let before = ""; before !== bare; ) {
    before = bare;
    bare = bare
      .replace(/^(\*\*|__|`|\$\$?|\*)([\s\S]*)\1$/, "$2")
      .replace(/^\\\(([\s\S]*)\\\)$/, "$1")
      .replace(/^\{([^{}]*)\}$/, "$1")
      .replace(/^\\(?:text|textbf|mathrm|mathbf|rm)\s*\{([^{}]*)\}$/, "$1")
      .trim();
  }
  return bare;
}
