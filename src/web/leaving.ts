import type { ReadonlySignal } from "@preact/signals";

/** Lets the browser ask before the page is left, but only while a reply runs: leaving would stop it. */
export function askBeforeLeaving(running: ReadonlySignal<boolean>): void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  running.subscribe((now) => {
    if (now) addEventListener("beforeunload", ask);
    else removeEventListener("beforeunload", ask);
  });
}
