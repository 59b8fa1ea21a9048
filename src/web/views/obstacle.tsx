import type { Access, Store } from "../store.ts";

/** What stands between the reader and the page, and what to do about it. */
export function Obstacle({ store, access }: { readonly store: Store; readonly access: Extract<Access, "needs-link" | "unreachable"> }) {
  const texts = store.texts.value;
  return (
    <section class="obstacle" role="alert">
      <h2>{access === "needs-link" ? texts.needsLink : texts.serverGone}</h2>
      <p>{access === "needs-link" ? texts.needsLinkHint : texts.serverGoneHint}</p>
      {access === "needs-link" ? (
        <pre>
          <code>fathom serve --link</code>
        </pre>
      ) : (
        <button type="button" onClick={() => void store.arrive()}>
          {texts.tryAgain}
        </button>
      )}
    </section>
  );
}
