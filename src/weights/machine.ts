import { availableParallelism, totalmem } from "node:os";

export interface Memory {
  /** Memory that this process may ever have: the computer's, or its container's limit. Bytes. */
  readonly memoryBytes: number;
  /** Of it, what is free now. Bytes. */
  readonly freeBytes: number;
}

/** What fitting a model takes from this computer. */
export interface Machine extends Memory {
  readonly cores: number;
  /** How fast memory is copied by one core, in bytes per second. */
  readonly copyRate: number;
  /** What computes: a graphics chip that shares this memory, or the processor. */
  readonly computes: "gpu" | "cpu";
}

/** Larger than any cache, so that memory is what is measured. Bytes. */
const copied = 64 * 1024 * 1024;
const tries = 10;

/** The memory alone: costs nothing. */
export function memoryOf(): Memory {
  const limit = process.constrainedMemory();
  const total = totalmem();
  return { memoryBytes: limit > 0 && limit < total ? limit : total, freeBytes: process.availableMemory() };
}

/** Looks at this computer; takes some tenths of a second. */
export function lookAtMachine(): Machine {
  return {
    ...memoryOf(),
    cores: availableParallelism(),
    copyRate: measureCopying(),
    // The engine's package for these holds Metal; elsewhere the graphics engines are installed apart, and their memory is their own.
    computes: process.platform === "darwin" && process.arch === "arm64" ? "gpu" : "cpu",
  };
}

/** The best of some tries: whatever else runs can only slow a copy down. */
function measureCopying(): number {
  const from = Buffer.alloc(copied, 1);
  const to = Buffer.alloc(copied, 2);
  let best = Number.POSITIVE_INFINITY;
  for (let at = 0; at < tries; at++) {
    const began = performance.now();
    from.copy(to);
    best = Math.min(best, performance.now() - began);
  }
  return (copied / best) * 1_000;
}
