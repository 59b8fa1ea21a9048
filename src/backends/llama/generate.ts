import type { LlamaContextSequence, Token } from "node-llama-cpp";
import { ChatError } from "../../model/error.ts";
import type { Engine } from "./engine.ts";
import type { GenerateOrder, Report } from "./protocol.ts";
import { stopSearch } from "./stop-search.ts";
import { tokenText } from "./token-text.ts";

/** Time that one step of reading the prompt should take, in milliseconds: a stop is noticed between two of them. */
const stepMs = 80;

type End = Extract<Report, { type: "end" }>;

export interface GenerateOptions {
  readonly engine: Engine;
  readonly order: GenerateOrder;
  readonly signal: AbortSignal;
  readonly say: (report: Report) => void;
}

/**
 * Writes one reply with the engine's sequence.
 *
 * @throws ChatError `too-long` when the prompt alone fills the context.
 */
export async function generate({ engine, order, signal, say }: GenerateOptions): Promise<End> {
  const { id, maxTokens = Number.POSITIVE_INFINITY } = order;
  const prompt = engine.tokenize(order.prompt);
  const sequence = await engine.sequence(Math.min(prompt.length + maxTokens, engine.model.trainContextSize));
  const room = sequence.contextSize - prompt.length - 1;
  if (room < 1) throw new ChatError("too-long", { said: `${prompt.length} tokens of ${sequence.contextSize}` });
  // The last token is left to be evaluated anew, because only that gives the next one.
  await sequence.adaptStateToTokens(prompt.slice(0, -1), false);
  const cachedTokens = sequence.nextTokenIndex;
  await readPrompt({ sequence, prompt, signal, onProgress: (done) => say({ type: "prompt", id, done, of: prompt.length }) });
  const counts = { reasoningTokens: 0, answerTokens: 0 };
  const reason = signal.aborted
    ? "stopped"
    : await write({ engine, sequence, order, prompt, counts, signal, say, most: Math.min(maxTokens, room) });
  return { type: "end", id, reason, promptTokens: prompt.length, cachedTokens, ...counts };
}

interface ReadOptions {
  readonly sequence: LlamaContextSequence;
  readonly prompt: readonly Token[];
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/** Reads the prompt in steps that grow or shrink to the machine's speed: as a whole it could not be stopped for half a minute. */
async function readPrompt({ sequence, prompt, signal, onProgress }: ReadOptions): Promise<void> {
  let size = 16;
  while (sequence.nextTokenIndex < prompt.length - 1 && !signal.aborted) {
    const at = sequence.nextTokenIndex;
    const began = performance.now();
    await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(at, Math.min(at + size, prompt.length - 1)));
    const took = performance.now() - began;
    size = Math.max(1, Math.min(512, size * 2, Math.round((size * stepMs) / Math.max(took, 1))));
    onProgress(sequence.nextTokenIndex);
  }
}

interface WriteOptions extends GenerateOptions {
  readonly sequence: LlamaContextSequence;
  readonly prompt: readonly Token[];
  readonly counts: { reasoningTokens: number; answerTokens: number };
  readonly most: number;
}

async function write({ engine, sequence, order, prompt, counts, signal, say, most }: WriteOptions): Promise<End["reason"]> {
  const { id, temperature, topP, seed, maxThink = Number.POSITIVE_INFINITY } = order;
  const { model } = engine;
  const opening = model.tokenize("<think>", true)[0];
  const closing = model.tokenize("</think>", true)[0];
  const text = tokenText((tokens) => model.detokenize(tokens, true));
  const search = stopSearch(order.stop ?? []);
  const all = [...prompt];
  let thinking = order.thinking;
  const show = (piece: string) => {
    if (piece !== "") say({ type: "text", id, text: piece });
  };
  const take = (token: Token) => {
    all.push(token);
    if (token === opening && all.length === prompt.length + 1) thinking = true;
    counts[thinking ? "reasoningTokens" : "answerTokens"] += 1;
    const piece = text.push(token);
    // Stop strings end the answer. In the middle of a thought they would leave no answer at all.
    show(thinking || token === closing ? piece : search.push(piece));
    if (token === closing) thinking = false;
  };
  const written = () => all.length - prompt.length;
  // No top-k was published for R1; a large one costs nothing and spares the engine a sort of the whole vocabulary.
  const sampling = { temperature, topP, topK: 1_000, minP: 0, ...(seed !== undefined && { seed }) };
  const grammar = order.schema === undefined ? undefined : await engine.grammar(order.schema);
  /** The model ended without an answer; the schema wants one. */
  let endedInThought = false;
  for (let over = false; !over; ) {
    if (thinking && (counts.reasoningTokens >= maxThink || endedInThought)) {
      for (const token of model.tokenize("\n</think>\n\n", true).slice(0, most - written())) take(token);
      if (written() >= most) return "length";
    }
    over = true;
    // The thinking is free and the answer is not: two passes, of which the second begins after the thought.
    const bound = grammar !== undefined && !thinking;
    const options = bound ? { ...sampling, grammarEvaluationState: grammar } : sampling;
    for await (const token of sequence.evaluate(all.slice(sequence.nextTokenIndex), options)) {
      take(token);
      if (search.found()) return "stop";
      if (signal.aborted || written() >= most) {
        show(text.end() + search.end());
        return signal.aborted ? "stopped" : "length";
      }
      if (thinking ? counts.reasoningTokens >= maxThink : grammar !== undefined && !bound) {
        over = false;
        break;
      }
    }
    if (over && thinking && grammar !== undefined) {
      endedInThought = true;
      over = false;
    }
  }
  show(text.end() + search.end());
  return "stop";
}
