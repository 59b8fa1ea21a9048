/** How often a page that nobody looks at takes what has come, in milliseconds: browsers give it no frames. */
const hiddenMs = 500;

/**
 * Gathers what arrives and hands it over once per frame, so that a fast model costs the page no more than a slow one.
 *
 * @returns `add` to gather, `flush` to hand over now.
 */
export function perFrame<T>(take: (items: readonly T[]) => void): { add(item: T): void; flush(): void } {
  let waiting: T[] = [];
  let cancel: (() => void) | undefined;

  function flush(): void {
    cancel?.();
    cancel = undefined;
    const items = waiting;
    waiting = [];
    if (items.length > 0) take(items);
  }

  function schedule(): () => void {
    if (document.hidden) {
      const timer = setTimeout(flush, hiddenMs);
      return () => clearTimeout(timer);
    }
    const frame = requestAnimationFrame(flush);
    // A page that is hidden before its frame comes would wait for it until it is shown again.
    const timer = setTimeout(flush, hiddenMs);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }

  return {
    add(item) {
      waiting.push(item);
      cancel ??= schedule();
    },
    flush,
  };
}
