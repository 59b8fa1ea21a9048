import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useFollowing } from "../following.ts";
import type { Store } from "../store.ts";
import { Announcer } from "./announcer.tsx";
import { Composer } from "./composer.tsx";
import { Header } from "./header.tsx";
import { Obstacle } from "./obstacle.tsx";
import { TurnView } from "./turn-view.tsx";
import { Welcome } from "./welcome.tsx";

/** The whole page. */
export function App({ store }: { readonly store: Store }) {
  const texts = store.texts.value;
  const access = store.access.value;
  const turns = store.turns.value;
  const question = useRef<HTMLTextAreaElement>(null);
  const growing = useComputed(() => store.turns.value.at(-1)?.value);
  const { following, follow } = useFollowing(growing);

  return (
    <>
      <Header store={store} />
      <main>
        {(access === "needs-link" || access === "unreachable") && <Obstacle store={store} access={access} />}
        {access === "ready" && turns.length === 0 && <Welcome store={store} question={question} />}
        {turns.length > 0 && (
          <section aria-label={texts.conversation} class="conversation">
            {turns.map((turn, i) => (
              <TurnView key={turn.peek().id} store={store} turn={turn} last={i === turns.length - 1} />
            ))}
          </section>
        )}
      </main>
      {access === "ready" && (
        <footer>
          {!following.value && turns.length > 0 && (
            <button type="button" class="to-end" onClick={follow}>
              ↓ {texts.toEnd}
            </button>
          )}
          <Composer store={store} question={question} onAsk={follow} />
        </footer>
      )}
      <Announcer store={store} />
    </>
  );
}
