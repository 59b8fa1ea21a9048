import { isUtf8 } from "node:buffer";
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
  const bytes = readFileSync(name);
  if (!isUtf8(bytes)) {
    const lines = bytes.toString("latin1").split("\n");
    const bad = lines.findIndex((line) => !isUtf8(Buffer.from(line, "latin1")));
    throw new ChatError("usage", { kind: "bad-line", file: name, said: `${bad + 1}: UTF-8` });
  }
  const suite = readJsonl(bytes.toString("utf8"), { name: basename(name), file: name });
  return n === undefined ? suite : { ...suite, questions: suite.questions.slice(0, n) };
}
