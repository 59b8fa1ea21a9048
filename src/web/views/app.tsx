import { useComputed, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useFollowing } from "../following.ts";
import type { Store } from "../store.ts";
import { Announcer } from "./announcer.tsx";
import { Composer } from "./composer.tsx";
import { Conversations } from "./conversations.tsx";
import { Header } from "./header.tsx";
import { Obstacle } from "./obstacle.tsx";
import { TurnView } from "./turn-view.tsx";
import { Welcome } from "./welcome.tsx";

/** The whole page. */
export function App({ store }: { readonly store: Store }) {
  const texts = store.texts.value;
  const access = store.access.value;
  const turns = store.shown.turns.value;
  const trouble = store.shown.trouble.value;
  const question = useRef<HTMLTextAreaElement>(null);
  const listing = useSignal(false);
  const growing = useComputed(() => {
    const last = store.shown.turns.value.at(-1)?.reply;
    return last && store.shown.replyOf(last);
  });
  const { following, follow } = useFollowing(growing);

  return (
    <>
      <Header store={store} listing={listing} question={question} />
      <main>
        {(access === "needs-link" || access === "unreachable") && <Obstacle store={store} access={access} />}
        {access === "ready" && trouble !== undefined && (
          <div class="error" role="alert">
            <p>{trouble.message}</p>
            {trouble.hint !== undefined && <p>{trouble.hint}</p>}
          </div>
        )}
        {access === "ready" && turns.length === 0 && trouble === undefined && <Welcome store={store} question={question} />}
        {turns.length > 0 && (
          <section aria-label={texts.conversation} class="conversation">
            {turns.map((turn, i) => (
              // By its place: whoever moves between versions keeps the button under their finger.
              // biome-ignore lint/suspicious/noArrayIndexKey: what belongs to one message is keyed by it, inside
              <TurnView key={i} store={store} turn={turn} last={i === turns.length - 1} />
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
      <Conversations store={store} open={listing} />
      <Announcer store={store} />
    </>
  );
}
