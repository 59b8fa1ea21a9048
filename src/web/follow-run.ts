import type { ReadonlySignal } from "@preact/signals";
import { pause } from "../model/pause.ts";
import type { RunEvent } from "../wire/run.ts";
import { Refusal } from "./api.ts";

export interface FollowRunOptions {
  readonly read: (from: number, signal: AbortSignal) => AsyncIterable<RunEvent>;
  /** Where the page stands already. */
  readonly from: number;
  readonly take: (event: RunEvent) => void;
  /** Told when the connection is lost and when it is there again. */
  readonly onLost: (lost: boolean) => void;
  /** Whether nobody looks at the page. */
  readonly hidden: ReadonlySignal<boolean>;
  readonly signal: AbortSignal;
}

/** A page that nobody looks at looks every so often whether the reply has ended, and for so long. */
const look = { everyMs: 5_000, forMs: 1_000 };
/** The waits between tries to connect, in milliseconds: doubled from the first to the longest. */
const again = { first: 250, most: 5_000 };

/**
 * Reads a reply to its end, over as many connections as it takes: each goes on where the last one stopped. A hidden page
 * keeps none open, because browsers allow six to one server, and a seventh tab would wait without a word.
 *
 * @throws Refusal where the server has no such reply for us, the signal's reason when aborted.
 */
export async function followRun({ read, from, take, onLost, hidden, signal }: FollowRunOptions): Promise<void> {
  let at = from;
  for (let failures = 0; ; ) {
    signal.throwIfAborted();
    const isLook = hidden.peek();
    const leaving = new AbortController();
    const leave = () => leaving.abort();
    const timer = isLook ? setTimeout(leave, look.forMs) : undefined;
    const unsubscribe = hidden.subscribe((now) => {
      if (now !== isLook) leave();
    });
    try {
      for await (const event of read(at, AbortSignal.any([signal, leaving.signal]))) {
        if (signal.aborted) break;
        if (failures > 0) onLost(false);
        failures = 0;
        // A piece that does not follow on what is there: the next connection begins where this page stands.
        if (("offset" in event && event.offset > at) || (event.type === "end" && event.length > at)) break;
        if ("offset" in event) at = Math.max(at, event.offset + event.text.length);
        take(event);
        if (event.type === "end") return;
      }
      failures++;
    } catch (error) {
      if (error instanceof Refusal && !error.passes) throw error;
      if (!leaving.signal.aborted) failures++;
    } finally {
      clearTimeout(timer);
      unsubscribe();
    }
    signal.throwIfAborted();
    if (failures > 0) onLost(true);
    const wait = failures > 0 ? Math.min(again.most, again.first * 2 ** (failures - 1)) : 0;
    await rest(hidden.peek() ? look.everyMs : wait, hidden, signal);
  }
}

/** Waits, but no longer than until somebody looks at the page again. */
async function rest(ms: number, hidden: ReadonlySignal<boolean>, signal: AbortSignal): Promise<void> {
  const waking = new AbortController();
  const was = hidden.peek();
  const unsubscribe = hidden.subscribe((now) => {
    if (was && !now) waking.abort();
  });
  try {
    await pause(ms, AbortSignal.any([signal, waking.signal]));
  } catch {
    signal.throwIfAborted();
  } finally {
    unsubscribe();
  }
}
