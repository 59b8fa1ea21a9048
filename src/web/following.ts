import { type ReadonlySignal, type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** This near to the end, in pixels, the reader is taken to want to see what comes. */
const near = 120;

/**
 * Keeps the end of the page in view while it grows, until the reader scrolls up, and again once they come back.
 *
 * @param growing changes whenever the page has grown.
 */
export function useFollowing(growing: ReadonlySignal<unknown>): { readonly following: Signal<boolean>; readonly follow: () => void } {
  const following = useSignal(true);

  useEffect(() => {
    let before = window.scrollY;
    function onScroll(): void {
      const atEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - near;
      if (atEnd) following.value = true;
      // Growth pushes the end away without scrolling; only the reader scrolls up.
      else if (window.scrollY < before - 2) following.value = false;
      before = window.scrollY;
    }
    addEventListener("scroll", onScroll, { passive: true });
    return () => removeEventListener("scroll", onScroll);
  }, [following]);

  function toEnd(): void {
    window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  }

  useSignalEffect(() => {
    const grown = growing.value;
    if (grown === undefined || !following.peek()) return;
    const frame = requestAnimationFrame(toEnd);
    return () => cancelAnimationFrame(frame);
  });

  return {
    following,
    follow() {
      following.value = true;
      requestAnimationFrame(toEnd);
    },
  };
}
