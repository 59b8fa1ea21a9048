import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Suite } from "../../evaluation/suite.ts";
import { readJsonl } from "../../evaluation/suites/jsonl.ts";
import { sums } from "../../evaluation/suites/sums.ts";
import { ChatError } from "../../model/error.ts";
import { isFile } from "../choose-target.ts";

const fewSums = 60;

/** @throws ChatError `usage` for a name that is neither a suite nor a file, or a file that cannot be used. */
export function openSuite(name: string, { n, seed }: { readonly n: number | undefined; readonly seed: number }): Suite {
  if (name === "sums") return sums({ n: n ?? fewSums, seed });
  if (!isFile(name)) throw new ChatError("usage", { kind: "unknown-suite", said: name });
  const suite = readJsonl(readFileSync(name, "utf8"), { name: basename(name), file: name });
  return n === undefined ? suite : { ...suite, questions: suite.questions.slice(0, n) };
}
