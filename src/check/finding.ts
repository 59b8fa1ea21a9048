import type { FinishReason } from "../model/part.ts";

/** One thing that was seen, as data; the sentences live in `texts`. */
export type Finding =
  /** The differences of the prompt counts are those of these tokenizers. */
  | { readonly is: "tokenizer-fits"; readonly tokenizers: readonly string[]; readonly compared: number }
  | { readonly is: "tokenizer-other"; readonly tokenizers: readonly string[]; readonly expected: readonly string[] }
  /** They are nobody's: many hosts count with a tokenizer of their own, or guess. */
  | { readonly is: "tokenizer-none" }
  | { readonly is: "tokenizer-uncounted" }
  /** The name promises no tokenizer that is known here. */
  | { readonly is: "nothing-promised" }
  | { readonly is: "thinking-present" }
  /** Tokens were paid for that were not handed over. */
  | { readonly is: "thinking-stripped"; readonly tokens: number }
  | { readonly is: "thinking-absent" }
  | { readonly is: "context-whole"; readonly tokens: number }
  | { readonly is: "context-truncated"; readonly sent: number; readonly read: number }
  | { readonly is: "context-refused" }
  | { readonly is: "context-uncounted" }
  | { readonly is: "finish-sent"; readonly reason: FinishReason }
  | { readonly is: "finish-missing" }
  | { readonly is: "cap-lower"; readonly asked: number; readonly got: number }
  | { readonly is: "answers-as"; readonly model: string }
  | { readonly is: "provider"; readonly name: string | undefined }
  | { readonly is: "precision"; readonly name: string | undefined };

/** What a finding says about the name that the model is sold under. `neutral` is only worth knowing. */
export type Weight = "for" | "against" | "doubt" | "neutral";

export interface Evidence {
  readonly weight: Weight;
  readonly finding: Finding;
}

export type Verdict = "consistent" | "inconsistent" | "cannot-tell";
