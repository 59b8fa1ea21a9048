import { render } from "preact";
import * as z from "zod/mini";
import { openSession } from "./api.ts";
import { askBeforeLeaving } from "./leaving.ts";
import { createStore, type Store } from "./store.ts";
import { App } from "./views/app.tsx";

// Its fast path compiles code from strings, which the page's own policy forbids.
z.config({ jitless: true });
void start();

async function start(): Promise<void> {
  const store = createStore();
  askBeforeLeaving(store.running);
  render(<App store={store} />, document.body);
  // A link that is opened in a tab that shows the page already only changes what is behind the #.
  addEventListener("hashchange", () => void launch(store));
  await launch(store);
}

/** Uses the launch secret up, if there is one, and takes it out of the address before anything else can see it. */
async function launch(store: Store): Promise<void> {
  const secret = new URLSearchParams(location.hash.slice(1)).get("launch");
  if (secret !== null) {
    history.replaceState(null, "", location.pathname);
    // A used link is no failure for a browser that has its cookie already; the list of models tells.
    await openSession(secret).catch(() => undefined);
  }
  await store.loadModels();
}
