import type { Say } from "../error-texts.ts";
import type { EvalErrorKind } from "./error-kinds.ts";

export const evalErrorsEn: Readonly<Record<EvalErrorKind, Say>> = {
  "bad-line": (d) => ({
    message: `${d.file ?? "The suite"} has a line that cannot be used: line ${d.said ?? ""}.`,
    hint: 'Each line is {"question": "…", "answer": "…"}, with "id" and "scorer" (number, choice, exact) as it likes.',
  }),
  "needs-consent": (d) => ({
    message: `${d.host ?? "The host"} would be asked without a limit; nothing was sent.`,
    hint: "Agree with --yes, or set a limit with --max-tokens-total N or --max-cost USD.",
  }),
  "not-a-record": (d) => ({ message: `${d.file ?? "The file"} is no record of an evaluation.`, hint: "Name another with --record FILE." }),
  "other-setup": (d) => ({
    message: `${d.file ?? "The record"} belongs to another evaluation: it differs in ${(d.near ?? []).join(", ")}.`,
    hint: "Name another with --record FILE, or begin anew with --fresh.",
  }),
  "record-busy": (d) => ({
    message: `Another process writes to ${d.file ?? "the record"}.`,
    hint: "Wait for it. If there is none, remove the .lock file beside the record.",
  }),
  "unknown-suite": (d) => ({ message: `There is no suite ${d.said ?? ""}.`, hint: "It is sums, or the path of a .jsonl file." }),
};
