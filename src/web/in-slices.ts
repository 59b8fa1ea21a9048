/** How long the page may be kept busy at a time, in milliseconds: about one frame. */
const sliceMs = 12;

/** Does the same to many things, and lets the page breathe in between. */
export async function inSlices<T>(things: Iterable<T>, work: (thing: T) => void): Promise<void> {
  let began = performance.now();
  for (const thing of things) {
    if (performance.now() - began > sliceMs) {
      await new Promise((resolve) => setTimeout(resolve));
      began = performance.now();
    }
    work(thing);
  }
}
