/** Lets one go at a time, in the order in which they came. */
export interface Turns {
  /** How many are before whoever comes now. */
  readonly waiting: () => number;
  /**
   * Waits for a turn, or rejects with the signal's reason.
   *
   * @returns ends the turn; calling it again is harmless.
   */
  take(signal: AbortSignal): Promise<() => void>;
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  return {
    waiting: () => waiting,
    async take(signal) {
      const before = last;
      const mine = Promise.withResolvers<void>();
      let ended = false;
      const end = () => {
        if (!ended) waiting -= 1;
        ended = true;
        mine.resolve();
      };
      waiting += 1;
      last = before.then(() => mine.promise);
      const stopped = Promise.withResolvers<never>();
      const stop = () => stopped.reject(signal.reason);
      try {
        signal.throwIfAborted();
        signal.addEventListener("abort", stop, { once: true });
        await Promise.race([before, stopped.promise]);
        return end;
      } catch (error) {
        end();
        throw error;
      } finally {
        signal.removeEventListener("abort", stop);
      }
    },
  };
}
