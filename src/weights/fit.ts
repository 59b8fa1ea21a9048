import type { Shape } from "../catalogue/distill.ts";
import type { Machine, Memory } from "./machine.ts";

/** `tight`: it goes, with little left or only once other programs are closed. */
export type Verdict = "fits" | "tight" | "no";

/** Memory that a model takes, in bytes. */
export interface Need {
  readonly weights: number;
  /** What the model keeps of the conversation: two numbers of 16 bits for each layer, head, dimension and token. */
  readonly cache: number;
  /** What computing takes besides. */
  readonly work: number;
  readonly total: number;
}

export interface Fit {
  readonly need: Need;
  readonly verdict: Verdict;
  readonly computes: Machine["computes"];
  /** Expected. */
  readonly tokensPerSecond: number;
  /** Minutes that a thought of 1,000 and one of 4,000 tokens is expected to take. */
  readonly minutes: { readonly short: number; readonly long: number };
}

/** Tokens of a short and of a long thought. R1 thinks for thousands. */
export const thoughts = { short: 1_000, long: 4_000 } as const;

/** Tokens of context that a verdict is about where nothing else is said: a long thought, its question and its answer. */
export const usualContext = 8_192;

/** The engine reads prompts in blocks of this many tokens, and keeps one number of 32 bits for each of them and each word. */
const block = 512;
/** Node, the engine's code and its tables, in bytes; measured (bench/fit.ts). */
const program = 110 * 1024 * 1024;

/**
 * Memory that weights of a size need.
 *
 * @param bytes of the weights file.
 * @param context in tokens.
 * @example
 * memoryNeed({ layers: 28, kvHeads: 2, headDim: 128, vocabulary: 151_936 }, 1_117_320_576, 8_192).cache; // 28 KiB a token
 */
export function memoryNeed({ layers, kvHeads, headDim, vocabulary }: Shape, bytes: number, context: number): Need {
  const cache = 2 * layers * kvHeads * headDim * 2 * context;
  const work = block * vocabulary * 4 + program;
  return { weights: bytes, cache, work, total: bytes + cache + work };
}

/** Beyond this share of a computer's memory nothing else could run; beyond the second little else can. */
const most = 0.95;
const comfortable = 0.8;

/** What a computer makes of that much memory. */
export function verdictOf(need: number, { memoryBytes, freeBytes }: Memory): Verdict {
  if (need > memoryBytes * most) return "no";
  return need > memoryBytes * comfortable || need > freeBytes ? "tight" : "fits";
}

/** How much more than one core several can read: they share one memory. Measured on two cores: 16.6 and 24.8 tokens a second. */
const sharing = 0.58;
const mostReading = 4;
/** A graphics chip reads the memory that it shares with the processor at about this many times one core's rate. */
const gpuReading = 6;

/**
 * Expected tokens a second. Each token reads all the weights once, so memory is what limits it; measured for Q4 to Q8 on two
 * cores (research notes, 2026-11-23): size times tokens a second is 26 to 29 GB/s throughout.
 */
export function speedOf(bytes: number, { copyRate, cores, computes }: Machine): number {
  // A copy reads and writes.
  const one = 2 * copyRate;
  return (one * (computes === "gpu" ? gpuReading : Math.min(cores, mostReading) ** sharing)) / bytes;
}

/** Whether, where and how fast weights run on a computer. */
export function fitOf(shape: Shape, bytes: number, context: number, machine: Machine): Fit {
  const need = memoryNeed(shape, bytes, context);
  const tokensPerSecond = speedOf(bytes, machine);
  const minutes = (tokens: number) => tokens / tokensPerSecond / 60;
  return {
    need,
    verdict: verdictOf(need.total, machine),
    computes: machine.computes,
    tokensPerSecond,
    minutes: { short: minutes(thoughts.short), long: minutes(thoughts.long) },
  };
}
