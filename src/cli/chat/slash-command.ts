import { nearest } from "../../catalogue/nearest.ts";
import { ChatError } from "../../model/error.ts";

const names = ["model", "think", "regenerate", "continue", "help", "quit"] as const;

/** What a line of a conversation means. */
export type Line =
  | { readonly kind: "question"; readonly text: string }
  | { readonly kind: "command"; readonly name: (typeof names)[number]; readonly argument: string };

/**
 * Reads a line. A command is one word behind `/`; a path, several lines, or anything behind a blank is a question.
 *
 * @throws ChatError `usage` that names the nearest command.
 * @example
 * readLine("/model fathom-tiny"); // { kind: "command", name: "model", argument: "fathom-tiny" }
 */
export function readLine(line: string): Line {
  const [, said, argument = ""] = /^\/([^\s/]*)(?:[ \t]+([^\n]*))?$/.exec(line.trimEnd()) ?? [];
  if (said === undefined) return { kind: "question", text: line.trim() };
  const name = names.find((one) => one === said.toLowerCase());
  if (name === undefined)
    throw new ChatError("usage", { kind: "unknown-slash", said: `/${said}`, near: nearest(said, names).map((one) => `/${one}`) });
  return { kind: "command", name, argument: argument.trim() };
}
