/** What `fathom check` says, in English. */
export const checkEn = {
  help: `fathom check [options] HOST:MODEL

Is this really R1? Asks a question that needs a thought, counts the tokens
of ten short texts and of one long text, and weighs what came against what
the model's name promises. Differences between the counts belong to the
tokenizer alone: R1 (and V3), Qwen and Llama each have their own.

      --yes              ask a host beyond this computer at once
      --json             one JSON object instead of text
      --max-cost USD     refuse where it may cost more than this
      --price IN,OUT     US dollars per million tokens, where the
                         catalogue has no price; ,CACHED may follow
      --stall SECONDS  --shape S  --lang L  -h, --help

--json prints: schema (1), model, host, provider, quantisation, verdict
(consistent, inconsistent, cannot-tell), evidence (a list of weight: for,
against, doubt or neutral; finding; message), promptTokens, requests, cost.

Exit 0: consistent; 1: inconsistent; 4: cannot tell. Nothing here proves
that a model is R1: V3 has the same tokenizer, and a host may lie in its
counts.
`,
  plan: (model: string, requests: number) => `${requests} short requests to ${model}`,
  worst: (money: string) => `At most ${money}.`,
  unknownPrice: "Its price is unknown here; about 7,000 tokens in and 1,200 out.",
  goOn: "Go on? [y/N] ",
  yes: "y",
  progress: (done: number, of: number) => `Asking… ${done} of ${of}`,
  verdict: {
    consistent: "consistent: nothing that was seen speaks against the name.",
    inconsistent: "inconsistent: what was seen does not go with the name.",
    "cannot-tell": "cannot tell: too little was seen.",
  },
  weight: { for: "+", against: "–", doubt: "?", neutral: "·" },
  cost: (money: string) => `Cost: ${money}`,
  findings: {
    "tokenizer-fits": ({ tokenizers, compared }: { tokenizers: readonly string[]; compared: number }) =>
      `Prompts are counted as the tokenizer of ${tokenizers.join(" or ")} does, in ${compared} of ${compared} differences.`,
    "tokenizer-other": ({ tokenizers, expected }: { tokenizers: readonly string[]; expected: readonly string[] }) =>
      `Prompts are counted as the tokenizer of ${tokenizers.join(" or ")} does, not that of ${expected.join(" or ")}.`,
    "tokenizer-none": () => "Prompts are counted in a way that no tokenizer known here has; the host may count on its own.",
    "tokenizer-uncounted": () => "The host does not count prompts, or counts them all alike.",
    "nothing-promised": () => "The name promises no tokenizer that is known here.",
    "thinking-present": () => "Thinking came before the answer.",
    "thinking-stripped": ({ tokens }: { tokens: number }) =>
      `About ${tokens} tokens were counted that did not come: the thinking is kept back.`,
    "thinking-absent": () => "It answered without thinking.",
    "context-whole": ({ tokens }: { tokens: number }) => `A prompt of ${tokens} tokens was read whole.`,
    "context-truncated": ({ sent, read }: { sent: number; read: number }) =>
      `Of a prompt of ${sent} tokens ${read} were read, without a word: the context is that small.`,
    "context-refused": () => "A prompt of about 5,000 tokens was refused: the context is smaller than R1's.",
    "context-uncounted": () => "Whether a long prompt was read whole cannot be seen.",
    "finish-sent": ({ reason }: { reason: string }) => `The end was said: ${reason}.`,
    "finish-missing": () => "The reply ended without a finish reason; a cut one would look the same.",
    "cap-lower": ({ asked, got }: { asked: number; got: number }) => `The reply was cut after ${got} tokens, though ${asked} were allowed.`,
    "answers-as": ({ model }: { model: string }) => `It calls itself ${model}.`,
    provider: ({ name }: { name: string | undefined }) => (name === undefined ? "Provider: not said." : `Provider: ${name}.`),
    precision: ({ name }: { name: string | undefined }) => (name === undefined ? "Precision: not said." : `Precision: ${name}.`),
  },
};
