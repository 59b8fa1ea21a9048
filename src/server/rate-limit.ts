/** Lets so many by at once, and then only so many a second. */
export interface RateLimit {
  /** Takes one. 0 when it may pass, else how long to wait before the next may, in milliseconds. */
  take(): number;
  /** The same without taking one. */
  wait(): number;
}

export interface RateLimitOptions {
  /** How many may come at once. */
  readonly burst: number;
  readonly perSecond: number;
  /** Milliseconds of a clock that never jumps; for tests. */
  readonly now?: () => number;
}

/**
 * A token bucket: full at first, refilled evenly.
 *
 * @example
 * const limit = rateLimit({ burst: 2, perSecond: 1 });
 * limit.take(); // 0
 */
export function rateLimit({ burst, perSecond, now = () => performance.now() }: RateLimitOptions): RateLimit {
  let left = burst;
  let at = now();
  function wait(): number {
    const moment = now();
    left = Math.min(burst, left + ((moment - at) * perSecond) / 1_000);
    at = moment;
    return left < 1 ? Math.ceil(((1 - left) * 1_000) / perSecond) : 0;
  }
  return {
    wait,
    take() {
      const ms = wait();
      if (ms === 0) left -= 1;
      return ms;
    },
  };
}
