import { ChatError } from "../../model/error.ts";
import type { Delta } from "../../reasoning/delta.ts";

/** How long silence may last, in milliseconds. */
export interface Limits {
  /** Until the first token. Hosts queue requests for ten minutes, sending comments or nothing at all. */
  readonly firstTokenMs?: number;
  /** Between any two signs of life once the first has come. */
  readonly bytesMs?: number;
  /** Between two tokens: comments alone do not make a reply. */
  readonly progressMs?: number;
  /** The user's own limit between two signs of life, from the request on. */
  readonly stallMs?: number;
  /** After this long without text a status says so. */
  readonly silentMs?: number;
  /** Milliseconds of a clock that never jumps; for tests. */
  readonly now?: () => number;
  /** Go into the error. */
  readonly host?: string;
  readonly model?: string;
}

const defaults = { firstTokenMs: 30 * 60_000, bytesMs: 60_000, progressMs: 120_000, silentMs: 15_000 };

/** Longest delay that a timer takes; a longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Watches deltas and ends a reply that has fallen silent. Only the time spent waiting for the other side counts: a reader
 * that takes its time is no stall.
 *
 * @param abort called with the error before it is thrown, so that the other side's work stops as well.
 * @throws ChatError `stalled` with the limit that ran out.
 */
export async function* withClocks(deltas: AsyncIterable<Delta>, limits: Limits, abort: (reason: ChatError) => void): AsyncGenerator<Delta> {
  const source = deltas[Symbol.asyncIterator]();
  const clocks = createClocks(limits);
  const now = limits.now ?? (() => performance.now());
  let waiting = false;
  try {
    for (;;) {
      const next = source.next();
      waiting = true;
      // Whoever stops waiting for it must not be told of its failure a second time.
      next.catch(() => undefined);
      let result: IteratorResult<Delta> | undefined;
      while (result === undefined) {
        const began = now();
        const limit = clocks.next();
        result = await within(next, limit.ms);
        clocks.spend(result === undefined ? limit.ms : now() - began);
        if (result !== undefined) break;
        if (limit.clock === "silent") {
          clocks.said();
          yield { type: "status", state: "silent" };
          continue;
        }
        const { host, model } = limits;
        const error = new ChatError("stalled", {
          limitMs: limit.of,
          ...(host !== undefined && { host }),
          ...(model !== undefined && { model }),
        });
        abort(error);
        throw error;
      }
      waiting = false;
      if (result.done) return;
      clocks.saw(result.value);
      yield result.value;
    }
  } finally {
    // A source that is still waiting ends by the abort; to wait for it here could last for ever.
    const returned = source.return?.();
    if (waiting) returned?.catch(() => undefined);
    else await returned;
  }
}

function createClocks(limits: Limits) {
  const stall = limits.stallMs;
  const of = {
    first: limits.firstTokenMs ?? defaults.firstTokenMs,
    bytes: stall ?? limits.bytesMs ?? defaults.bytesMs,
    progress: limits.progressMs ?? defaults.progressMs,
    silent: limits.silentMs ?? defaults.silentMs,
  };
  const left: Record<Clock, number> = { ...of };
  /** Which clocks run now. */
  let running: Clock[] = stall === undefined ? ["first", "silent"] : ["first", "bytes", "silent"];
  return {
    next(): { readonly clock: Clock; readonly ms: number; readonly of: number } {
      const clock = running.reduce((soonest, one) => (left[one] < left[soonest] ? one : soonest));
      return { clock, ms: Math.max(0, left[clock]), of: of[clock] };
    },
    spend(ms: number) {
      for (const clock of running) left[clock] -= ms;
    },
    said() {
      running = running.filter((clock) => clock !== "silent");
    },
    saw(delta: Delta) {
      if (delta.type === "status" && delta.state === "connecting") return;
      left.bytes = of.bytes;
      if ((delta.type === "reasoning" || delta.type === "content") && delta.text !== "") {
        left.progress = of.progress;
        left.silent = of.silent;
        running = ["bytes", "progress", "silent"];
      } else if (!running.includes("bytes")) {
        running = [...running, "bytes"];
      }
    },
  };
}

type Clock = "first" | "bytes" | "progress" | "silent";

/** The result, or undefined when it has not come in time. */
async function within<T>(result: Promise<T>, ms: number): Promise<T | undefined> {
  if (ms > longestTimerMs) return result;
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), ms);
  try {
    return await Promise.race([result, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
