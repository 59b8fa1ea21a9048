import { render } from "preact";
import * as z from "zod/mini";
import { createStore } from "./store.ts";
import { App } from "./views/app.tsx";

// Its fast path compiles code from strings, which the page's own policy forbids.
z.config({ jitless: true });
void start();

async function start(): Promise<void> {
  const store = createStore();
  render(<App store={store} />, document.body);
  // A link that is opened in a tab that shows the page already only changes what is behind the #.
  addEventListener("hashchange", () => void store.arrive());
  await store.arrive();
}
