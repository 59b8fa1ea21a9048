import type { CliTexts } from "./cli-texts.ts";
import { costEn } from "./cost/en.ts";
import { figuresOfCost } from "./cost/figures.ts";

const seconds = (ms: number | undefined) => (ms === undefined ? "" : `${(ms / 1_000).toFixed(1)} s`);
const share = (done: number | undefined, of: number | undefined) =>
  done === undefined || of === undefined || of === 0 ? "" : ` ${Math.round((100 * done) / of)} %`;
const thinking = (tokens: number | undefined) => (tokens === undefined || tokens === 0 ? "" : `, ${tokens} of them thinking`);

export const cliEn: CliTexts = {
  usage: `Fathom: DeepSeek R1 in the terminal, its thinking apart from its answer.

  fathom ask QUESTION        one question; - reads it from a pipe
  fathom chat                a conversation
  fathom log                 what was asked and answered, kept here
  fathom eval SUITE          an evaluation: sums, or FILE.jsonl
  fathom serve               the page, on this computer
  fathom models              which distills fit this computer
  fathom pull 1.5b           download one, checked
  fathom engine install cpu  what runs them
  fathom models HOST         what a host serves, and what becomes of questions
  fathom keys set HOST       keep a host's key; also list, remove
  fathom prices              what R1 and others cost, then and now
  fathom check HOST:MODEL    is it really R1?
  fathom doctor              what is here, and what to mend
  fathom "two words"         the same as ask

  fathom COMMAND --help      what a command can do
  fathom --version

Models (--model, FATHOM_MODEL, or "model" in config.json):
  fathom-tiny                the demonstration model; not DeepSeek R1
  1.5b, 7b, 7b:q4_0 …        a distill that was pulled
  ./file.gguf                weights on this computer
  BASE_URL#MODEL             any compatible server; its key in FATHOM_API_KEY
  r1, r1-0528                at the first host that serves it and has a key
  HOST:MODEL                 openrouter, huggingface, novita, deepinfra,
                             siliconflow, vercel, alibaba, or one of your own
  ollama:NAME[:TAG]          what Ollama has; OLLAMA_HOST says where it is
`,
  askHelp: `fathom ask [options] QUESTION|-

Writes the answer to stdout, and thinking, status and errors to stderr.

  -m, --model M          short name, HOST:MODEL, ./weights.gguf, BASE_URL#MODEL
  -s, --system TEXT      instructions; for R1 they go into the question
      --json             one JSON object instead of text
      --max-tokens N     at most N tokens, thinking included
      --max-think N      at most N tokens of thinking, then the answer
                         (local weights, llama-server, vllm)
      --schema FILE      JSON schema that the answer keeps to (local weights,
                         ollama, llama-server, vllm)
      --stall SECONDS    give up after this long without a sign of life
      --shape S          field, tags or plain: how the host hands over the
                         thinking, where Fathom is wrong about it
      --provider P[,P]   whom a router may ask, first choice first
      --temperature T    0 to 2; R1's advice (0.6) otherwise
      --top-p P          0 to 1; R1's advice (0.95) otherwise
      --seed N           the same reply again, where the model can
${costEn.flags}      --force            load weights that do not fit into memory
  -c, --continue         go on with the last conversation
      --no-save          keep nothing of it (fathom log --help)
      --dry-run          show what would be sent; send nothing
      --lang L           en or fr
  -h, --help

--json prints: schema (1), model, host, provider, quantisation, reasoning,
answer, finish, thought, usage (promptTokens, cachedTokens, reasoningTokens,
answerTokens, completionTokens), timing (firstReasoningMs, firstAnswerMs,
totalMs, tokensPerSecond), cost (amount, currency, estimated, reported), notes,
and on failure error (code, message, hint) beside whatever text had
come. What is not known is absent.

Exit codes:
  0    complete
  2    wrong usage
  3    cut by its length, a budget or a filter, and kept
  69   not available (host, model, weights, memory, request rejected)
  70   our own fault
  74   could not be saved
  75   try again (rate limit, overload, stall, reply cut short)
  77   not allowed (key refused, no credit)
  78   wrong configuration (no model chosen, key missing)
  130  stopped by Ctrl-C     143  stopped by SIGTERM
`,
  error: "Error:",
  hint: "What to do:",
  status({ state, done, of }) {
    switch (state) {
      case "connecting":
        return "Connecting…";
      case "loading":
        return `Loading the weights…${share(done, of)}`;
      case "queued":
        return `Waiting for ${of ?? 1} other question${(of ?? 1) > 1 ? "s" : ""}…`;
      case "prompt":
        return `Reading the question…${share(done, of)}`;
      case "silent":
        return "No sign of life at the moment; still waiting…";
      case "retrying":
        return `It failed; trying again (${done ?? 1} of ${of ?? 1})…`;
      default:
        return state satisfies never;
    }
  },
  notes: {
    demonstration:
      "fathom-tiny is a demonstration model, not DeepSeek R1. For R1: --model BASE_URL#MODEL with a key, or --model ./file.gguf.",
    unchosen: (id) => `No model was chosen; ${id} is here, checked and fits. FATHOM_MODEL=${id} makes it last.`,
    otherModel: (asked, start) => `Asked for ${asked}, answered by ${start.model}.`,
    withoutThinking: "Answered without thinking.",
    noAnswer: "The host ended the reply without an answer.",
    assumed: "No </think> came; if this host hides the thinking, use --shape plain.",
    cut({ reason, thought }) {
      const where = thought === "open" ? "while it was thinking: there is no answer" : "in the middle of the answer";
      if (reason === "filter") return `The host's filter cut the reply ${where}.`;
      return reason === "budget"
        ? `The budget cut the reply ${where}.`
        : `The reply reached its length limit ${where}. --max-tokens allows more.`;
    },
  },
  summary({ model, host, provider, quantisation }, finish) {
    const { usage, timing } = finish;
    const who = [model, provider ?? host, quantisation].filter(Boolean).join(" · ");
    const tokens = usage?.completionTokens === undefined ? "" : `${usage.completionTokens} tokens${thinking(usage.reasoningTokens)}`;
    const first = timing.firstAnswerMs === undefined ? "" : `answer after ${seconds(timing.firstAnswerMs)}`;
    return [who, tokens, first, `${seconds(timing.totalMs)} in all`, ...figuresOfCost(finish, "en")].filter(Boolean).join(" · ");
  },
  stopped: "Stopped. What had come is kept.",
};
