import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** The time in milliseconds, which goes on only while it is needed. */
export function useNow(ticking: boolean): ReadonlySignal<number> {
  const now = useSignal(Date.now());
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 200);
    return () => clearInterval(timer);
  }, [ticking, now]);
  return now;
}
