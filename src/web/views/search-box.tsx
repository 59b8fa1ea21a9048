import { useEffect, useRef } from "preact/hooks";
import type { Store } from "../store.ts";

/** How long whoever types may pause before what they have typed is searched, in milliseconds. */
const pauseMs = 200;

/** Searches while words are typed. */
export function SearchBox({ store }: { readonly store: Store }) {
  const texts = store.texts.value;
  const timer = useRef<ReturnType<typeof setTimeout>>(null);
  const later = (words: string) => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => void store.list.search(words), pauseMs);
  };
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      void store.list.search("");
    },
    [store],
  );
  return (
    <input
      type="search"
      maxLength={200}
      aria-label={texts.search}
      placeholder={texts.search}
      onInput={({ currentTarget }) => later(currentTarget.value)}
    />
  );
}
