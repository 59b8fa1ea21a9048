/** A place in the line. */
export interface Turn {
  /**
   * Lasts until the turn has come: how many are before it, at first and whenever that changes; nothing where nobody is.
   * Rejects with the signal's reason. Whoever fails or leaves here has no turn.
   */
  readonly ahead: AsyncIterable<number>;
  /** Lets the next one go; calling it again is harmless. */
  end(): void;
}

/** Lets one go at a time, in the order in which they came. */
export interface Turns {
  take(signal: AbortSignal): Turn;
}

export function createTurns(): Turns {
  /** The one whose turn it is and, behind it, those who wait; each with what wakes it when the line has moved. */
  let line: readonly { wake: () => void }[] = [];
  return {
    take(signal) {
      const mine: { wake: () => void } = { wake: () => undefined };
      line = [...line, mine];
      const end = () => {
        if (!line.includes(mine)) return;
        line = line.filter((one) => one !== mine);
        for (const one of line) one.wake();
      };
      async function* ahead(): AsyncGenerator<number> {
        const stop = () => mine.wake();
        let going = false;
        signal.addEventListener("abort", stop, { once: true });
        try {
          for (;;) {
            signal.throwIfAborted();
            const before = line.indexOf(mine);
            if (before === 0) break;
            const moved = Promise.withResolvers<void>();
            mine.wake = moved.resolve;
            yield before;
            await moved.promise;
          }
          going = true;
        } finally {
          signal.removeEventListener("abort", stop);
          if (!going) end();
        }
      }
      return { ahead: ahead(), end };
    },
  };
}
