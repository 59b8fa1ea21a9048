import { type ReadonlySignal, signal } from "@preact/signals";

/** Whether nobody can see the page: another tab is in front, or the phone is locked. */
export function createHidden(): ReadonlySignal<boolean> {
  const hidden = signal(document.hidden);
  document.addEventListener("visibilitychange", () => {
    hidden.value = document.hidden;
  });
  return hidden;
}
