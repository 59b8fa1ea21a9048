import { event, response, type ServerStep, stream } from "./fault-server.ts";

/** One host's way of answering, written from its documented behaviour: the same thought and answer by every one of them. */
export interface HostFixture {
  /** The catalogue's id. */
  readonly host: string;
  /** What is special about this way. */
  readonly way: string;
  readonly model: string;
  readonly steps: readonly ServerStep[];
  /** Who the reply says has answered. */
  readonly answering: { readonly model: string; readonly provider?: string; readonly quantisation?: string };
  /** Tokens of prompt and reply, and of the thought where the host counts these. */
  readonly usage?: { readonly promptTokens: number; readonly completionTokens: number; readonly reasoningTokens?: number };
}

export const thought = "First 6 × 7.\n\nThat is 42 — sure. 🧮";
export const answered = "It is **42**.\n\n```\n6 * 7 # <think> is no tag here\n```\nDone.";

/** Uneven pieces, which cut tags and words. */
function pieces(text: string): readonly string[] {
  return text.match(/[\s\S]{1,5}/gu) ?? [];
}

const usage = { prompt_tokens: 12, completion_tokens: 60, total_tokens: 72 };
const counted = { promptTokens: 12, completionTokens: 60 };
const end: ServerStep = { do: "end" };
const done = event("[DONE]");

interface ChunkStyle {
  readonly model: string;
  readonly top?: object;
}

function chunksOf({ model, top = {} }: ChunkStyle) {
  const one = (choice: object, rest: object = {}) =>
    event({ id: "c1", object: "chat.completion.chunk", created: 1, model, ...top, choices: [{ index: 0, ...choice }], ...rest });
  return {
    delta: (delta: object) => one({ delta, finish_reason: null }),
    finish: (rest: object = {}, delta: object = {}) => one({ delta, finish_reason: "stop" }, rest),
    trailing: (rest: object) => event({ id: "c1", object: "chat.completion.chunk", created: 1, model, ...top, choices: [], ...rest }),
  };
}

/** Thinking in a field of its own, then the answer, then the end as given. */
function inField(style: ChunkStyle, field: (text: string) => object, text: (text: string) => object, tail: readonly string[]) {
  const { delta } = chunksOf(style);
  return [...pieces(thought).map((piece) => delta(field(piece))), ...pieces(answered).map((piece) => delta(text(piece))), ...tail, done];
}

function inText(style: ChunkStyle, text: string, tail: readonly string[]) {
  const { delta } = chunksOf(style);
  return [...pieces(text).map((content) => delta({ content })), ...tail, done];
}

const reply = (texts: readonly string[], headers: Readonly<Record<string, string>> = {}): readonly ServerStep[] => {
  const [, ...writes] = stream(...texts);
  return [{ do: "head", headers }, ...writes, end];
};

const style = {
  openrouter: { model: "deepseek/deepseek-r1", top: { provider: "DeepInfra" } },
  huggingface: { model: "deepseek-ai/DeepSeek-R1" },
  novita: { model: "deepseek/deepseek-r1-0528" },
  deepinfra: { model: "deepseek-ai/DeepSeek-R1-0528" },
  siliconflow: { model: "deepseek-ai/DeepSeek-R1" },
  vercel: { model: "deepseek/deepseek-r1" },
  alibaba: { model: "deepseek-r1" },
  deepseek: { model: "deepseek-flash", top: { system_fingerprint: "fp_1" } },
  ollama: { model: "deepseek-r1:7b", top: { system_fingerprint: "fp_ollama" } },
  lmstudio: { model: "deepseek-r1-distill-qwen-7b" },
  "llama-server": { model: "DeepSeek-R1-Distill-Qwen-7B-Q4_K_M.gguf" },
  vllm: { model: "deepseek-ai/DeepSeek-R1-Distill-Qwen-7B" },
  sglang: { model: "deepseek-ai/DeepSeek-R1" },
} as const satisfies Readonly<Record<string, ChunkStyle>>;

const of = (host: keyof typeof style) => ({ host, model: style[host].model, answering: { model: style[host].model } });

/** Sources: the entries of the catalogue, and the tables of hosts' shapes in DeepSeek's, OpenRouter's, vLLM's and Ollama's documentation. */
export const hostFixtures: readonly HostFixture[] = [
  {
    ...of("openrouter"),
    way: "reasoning beside reasoning_details, comments while it waits, its provider in every chunk",
    answering: { model: style.openrouter.model, provider: "DeepInfra" },
    steps: reply([
      ": OPENROUTER PROCESSING\n\n",
      ...inField(
        style.openrouter,
        (text) => ({
          role: "assistant",
          content: "",
          reasoning: text,
          reasoning_details: [{ type: "reasoning.text", text, format: "unknown" }],
        }),
        (content) => ({ role: "assistant", content, reasoning: null, reasoning_details: [] }),
        [
          chunksOf(style.openrouter).finish({}, { role: "assistant", content: "" }),
          chunksOf(style.openrouter).trailing({ usage: { ...usage, completion_tokens_details: { reasoning_tokens: 30 } } }),
        ],
      ),
    ]),
    usage: { ...counted, reasoningTokens: 30 },
  },
  {
    ...of("huggingface"),
    way: "its provider's field passed through, the provider in a header, and no usage",
    answering: { model: style.huggingface.model, provider: "novita" },
    steps: reply(
      inField(
        style.huggingface,
        (text) => ({ reasoning_content: text }),
        (content) => ({ content }),
        [chunksOf(style.huggingface).finish()],
      ),
      { "x-inference-provider": "novita" },
    ),
  },
  {
    ...of("huggingface"),
    way: "a provider that leaves the thought in the text without its first tag",
    answering: { model: style.huggingface.model, provider: "together" },
    steps: reply(inText(style.huggingface, `${thought}\n</think>\n\n${answered}`, [chunksOf(style.huggingface).finish({ usage })]), {
      "x-inference-provider": "together",
    }),
    usage: counted,
  },
  {
    ...of("novita"),
    way: "both tags in the text",
    steps: reply(
      inText(style.novita, `<think>\n${thought}\n</think>\n\n${answered}`, [
        chunksOf(style.novita).finish(),
        chunksOf(style.novita).trailing({ usage }),
      ]),
    ),
    usage: counted,
  },
  {
    ...of("deepinfra"),
    way: "reasoning_content, an estimated cost among the usage",
    steps: reply(
      inField(
        style.deepinfra,
        (text) => ({ reasoning_content: text }),
        (content) => ({ content }),
        [chunksOf(style.deepinfra).finish({ usage: { ...usage, estimated_cost: 0.0001 } })],
      ),
    ),
    usage: counted,
  },
  {
    ...of("siliconflow"),
    way: "reasoning_content beside a null content, and the other way round",
    steps: reply(
      inField(
        style.siliconflow,
        (text) => ({ content: null, reasoning_content: text, role: "assistant" }),
        (content) => ({ content, reasoning_content: null, role: "assistant" }),
        [
          chunksOf(style.siliconflow).finish(
            { usage: { ...usage, completion_tokens_details: { reasoning_tokens: 31 } } },
            { content: "", reasoning_content: null },
          ),
        ],
      ),
    ),
    usage: { ...counted, reasoningTokens: 31 },
  },
  {
    ...of("vercel"),
    way: "reasoning",
    steps: reply(
      inField(
        style.vercel,
        (text) => ({ reasoning: text }),
        (content) => ({ content }),
        [chunksOf(style.vercel).finish(), chunksOf(style.vercel).trailing({ usage })],
      ),
    ),
    usage: counted,
  },
  {
    ...of("alibaba"),
    way: "reasoning_content beside a null content, usage in a chunk of its own",
    steps: reply(
      inField(
        style.alibaba,
        (text) => ({ content: null, reasoning_content: text }),
        (content) => ({ content, reasoning_content: null }),
        [chunksOf(style.alibaba).finish({}, { content: "", reasoning_content: null }), chunksOf(style.alibaba).trailing({ usage })],
      ),
    ),
    usage: counted,
  },
  {
    ...of("deepseek"),
    way: "keep-alive comments, a first thought that is empty, hits and misses of the cache",
    steps: reply([
      ": keep-alive\n\n",
      chunksOf(style.deepseek).delta({ role: "assistant", content: null, reasoning_content: "" }),
      ...inField(
        style.deepseek,
        (text) => ({ content: null, reasoning_content: text }),
        (content) => ({ content, reasoning_content: null }),
        [
          chunksOf(style.deepseek).finish(
            {
              usage: {
                ...usage,
                prompt_cache_hit_tokens: 0,
                prompt_cache_miss_tokens: 12,
                completion_tokens_details: { reasoning_tokens: 32 },
              },
            },
            { content: "", reasoning_content: null },
          ),
        ],
      ),
    ]),
    usage: { ...counted, reasoningTokens: 32 },
  },
  {
    ...of("ollama"),
    way: "reasoning in its OpenAI form",
    steps: reply(
      inField(
        style.ollama,
        (text) => ({ role: "assistant", content: "", reasoning: text }),
        (content) => ({ role: "assistant", content }),
        [chunksOf(style.ollama).finish({}, { role: "assistant", content: "" }), chunksOf(style.ollama).trailing({ usage })],
      ),
    ),
    usage: counted,
  },
  {
    ...of("lmstudio"),
    way: "as it is installed: tags in the text",
    steps: reply(inText(style.lmstudio, `<think>\n${thought}\n</think>\n\n${answered}`, [chunksOf(style.lmstudio).finish()])),
  },
  {
    ...of("lmstudio"),
    way: "with its setting for a field",
    steps: reply(
      inField(
        style.lmstudio,
        (text) => ({ reasoning_content: text }),
        (content) => ({ content }),
        [chunksOf(style.lmstudio).finish()],
      ),
    ),
  },
  {
    ...of("llama-server"),
    way: "reasoning_content, timings on the last chunk",
    steps: reply(
      inField(
        style["llama-server"],
        (text) => ({ reasoning_content: text }),
        (content) => ({ content }),
        [
          chunksOf(style["llama-server"]).finish(),
          chunksOf(style["llama-server"]).trailing({ usage, timings: { predicted_n: 60, predicted_per_second: 25 } }),
        ],
      ),
    ),
    usage: counted,
  },
  {
    ...of("llama-server"),
    way: "--reasoning-format none: the text alone, its first tag in the prompt",
    steps: reply(inText(style["llama-server"], `\n${thought}\n</think>\n\n${answered}`, [chunksOf(style["llama-server"]).finish()])),
  },
  {
    ...of("vllm"),
    way: "with a parser: reasoning",
    steps: reply(
      inField(
        style.vllm,
        (text) => ({ reasoning: text }),
        (content) => ({ content }),
        [chunksOf(style.vllm).finish(), chunksOf(style.vllm).trailing({ usage })],
      ),
    ),
    usage: counted,
  },
  {
    ...of("vllm"),
    way: "between two versions: reasoning and reasoning_content with the same text",
    steps: reply(
      inField(
        style.vllm,
        (text) => ({ reasoning: text, reasoning_content: text }),
        (content) => ({ content }),
        [chunksOf(style.vllm).finish({ usage })],
      ),
    ),
    usage: counted,
  },
  {
    ...of("vllm"),
    way: "without a parser: the text alone",
    steps: reply(inText(style.vllm, `${thought}\n</think>\n\n${answered}`, [chunksOf(style.vllm).finish()])),
  },
  {
    ...of("sglang"),
    way: "with a parser: reasoning_content",
    steps: reply(
      inField(
        style.sglang,
        (text) => ({ reasoning_content: text, content: null }),
        (content) => ({ content, reasoning_content: null }),
        [chunksOf(style.sglang).finish({ usage: { ...usage, reasoning_tokens: 33 } })],
      ),
    ),
    usage: { ...counted, reasoningTokens: 33 },
  },
  {
    ...of("sglang"),
    way: "a whole completion where a stream was asked for",
    steps: response(200, {
      object: "chat.completion",
      model: style.sglang.model,
      choices: [{ index: 0, message: { role: "assistant", content: answered, reasoning_content: thought }, finish_reason: "stop" }],
      usage,
    }),
    usage: counted,
  },
];
