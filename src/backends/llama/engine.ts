import { stat } from "node:fs/promises";
import {
  type GbnfJsonBasicSchema,
  getLlama,
  InsufficientMemoryError,
  type Llama,
  type LlamaContext,
  type LlamaContextSequence,
  LlamaGrammarEvaluationState,
  LlamaLogLevel,
  type LlamaModel,
  type Token,
} from "node-llama-cpp";
import { ChatError } from "../../model/error.ts";
import type { PromptPiece } from "./protocol.ts";

/** Weights in memory, and the one sequence that all replies share so that turns reuse each other's beginning. */
export interface Engine {
  readonly model: LlamaModel;
  readonly quantisation: string | undefined;
  tokenize(pieces: readonly PromptPiece[]): Token[];
  /** A sequence with room for that many tokens, or for as many as the model and the memory allow. */
  sequence(tokens: number): Promise<LlamaContextSequence>;
  /** Lets only text by that a JSON schema allows. For one reply. */
  grammar(schema: Readonly<Record<string, unknown>>): Promise<LlamaGrammarEvaluationState>;
}

/** Weights below this many bytes are computed faster by one thread than several threads need to wait for each other. */
const smallWeights = 64 * 1024 * 1024;

/** A context grows in steps of this many tokens, so that a conversation does not lose its cache at every turn. */
const contextStep = 4_096;

/**
 * Loads weights with settings that the library does not choose by itself: every core and no more (its minimum of four
 * threads makes two cores seventy times slower), no compiling on the user's machine, no memory map on the processor (it keeps
 * a second copy of the repacked weights resident).
 *
 * @throws ChatError `weights`, `memory`.
 */
export async function loadEngine(file: string, allowed: number, onProgress: (done: number) => void): Promise<Engine> {
  const threads = (await stat(file)).size < smallWeights ? 1 : allowed;
  const llama = await getLlama({ gpu: "auto", build: "never", skipDownload: true, maxThreads: threads, logLevel: LlamaLogLevel.error });
  const model = await loadModel(llama, file, onProgress);
  for (const text of ["<｜begin▁of▁sentence｜>", "<｜User｜>", "<｜Assistant｜>", "</think>"]) {
    if (model.tokenize(text, true).length !== 1) throw new ChatError("weights", { file, kind: "not-r1-tokens" });
  }
  let context: LlamaContext | undefined;
  let sequence: LlamaContextSequence | undefined;
  /** The largest context that could be made. */
  let most = model.trainContextSize;
  return {
    model,
    quantisation: /\b(?:I?Q\d\w*|B?F16|F32|MXFP4\w*)/.exec(model.typeDescription)?.[0],
    tokenize: (pieces) => pieces.flatMap(({ text, special }) => model.tokenize(text, special)),
    async sequence(tokens) {
      const wanted = Math.min(most, Math.ceil(tokens / contextStep) * contextStep);
      if (sequence !== undefined && sequence.contextSize >= wanted) return sequence;
      await context?.dispose();
      sequence = undefined;
      context = await model
        .createContext({ contextSize: { min: Math.min(512, wanted), max: wanted }, threads, sequences: 1 })
        .catch((error: unknown) => {
          throw asMemory(error, file);
        });
      sequence = context.getSequence();
      if (sequence.contextSize < wanted) most = sequence.contextSize;
      return sequence;
    },
    async grammar(schema) {
      try {
        // The library's type describes what it understands; what it does not, it refuses or leaves free.
        const grammar = await llama.createGrammarForJsonSchema(schema as GbnfJsonBasicSchema);
        return new LlamaGrammarEvaluationState({ model, grammar });
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        throw new ChatError("usage", { kind: "schema-refused", said }, { cause: error });
      }
    },
  };
}

async function loadModel(llama: Llama, file: string, onProgress: (done: number) => void): Promise<LlamaModel> {
  // The library reports every tensor; a person sees a percent at best.
  let said = 0;
  const onLoadProgress = (done: number) => {
    if (done < said + 0.01) return;
    said = done;
    onProgress(done);
  };
  try {
    return await llama.loadModel({ modelPath: file, useMmap: llama.gpu === false ? false : "auto", onLoadProgress });
  } catch (error) {
    throw asMemory(error, file);
  }
}

function asMemory(error: unknown, file: string): ChatError {
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof InsufficientMemoryError || /insufficient memory|out of memory|alloc/i.test(said)) {
    return new ChatError("memory", { file, said }, { cause: error });
  }
  return new ChatError("weights", { file, kind: "not-loadable", said }, { cause: error });
}
