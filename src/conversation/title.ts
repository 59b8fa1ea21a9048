/** Longest title that is made of a question, in characters. */
const longestTitle = 80;

/**
 * A title from the first question: its first line that says something, on one line.
 *
 * @example
 * titleOf("What is 47 + 38?\nThink."); // "What is 47 + 38?"
 */
export function titleOf(question: string): string {
  const characters = [...(question.trim().split("\n")[0] ?? "").replace(/\s+/g, " ").trim()];
  return characters.length <= longestTitle ? characters.join("") : `${characters.slice(0, longestTitle - 1).join("")}…`;
}
