import * as z from "zod";
import { ChatError } from "../../model/error.ts";
import { isGradable } from "../scorers/grade.ts";
import { sha256 } from "../sha256.ts";
import { boxedDirective, type Question, type Suite, scorers } from "../suite.ts";

const schema = z.strictObject({
  id: z.string().min(1).optional(),
  question: z.string().trim().min(1),
  answer: z.string().trim().min(1),
  scorer: z.enum(scorers).default("exact"),
});

export interface JsonlOptions {
  readonly name: string;
  /** The file, as an error names it. */
  readonly file: string;
}

/**
 * Reads a suite from JSON lines `{id?, question, answer, scorer?}`. Without an id a question gets one from its content,
 * so that moving lines changes nothing; without a scorer it is graded by `exact`.
 *
 * @throws ChatError `usage` with the kind `bad-line` and the line's number in `said`.
 */
export function readJsonl(text: string, { name, file }: JsonlOptions): Suite {
  const questions = new Map<string, Question>();
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === "") continue;
    const refuse = (why: string) => new ChatError("usage", { kind: "bad-line", file, said: `${index + 1}: ${why}` });
    const parsed = schema.safeParse(parse(line, refuse));
    if (!parsed.success) throw refuse(parsed.error.issues.map(({ path, message }) => [...path, message].join(" ")).join("; "));
    const { question, answer, scorer } = parsed.data;
    if (!isGradable({ answer, scorer })) throw refuse(`answer ${scorer}`);
    const id = parsed.data.id ?? sha256(JSON.stringify([question, answer])).slice(0, 16);
    if (questions.has(id)) throw refuse(`id ${id}`);
    questions.set(id, { id, question, answer, scorer });
  }
  if (questions.size === 0) throw new ChatError("usage", { kind: "bad-line", file, said: "1" });
  const list = [...questions.values()];
  return { name, hash: sha256(JSON.stringify([boxedDirective, list])), directive: boxedDirective, questions: list };
}

function parse(line: string, refuse: (why: string) => ChatError): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw refuse("JSON");
  }
}
