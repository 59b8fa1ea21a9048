import { type Signal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Store } from "../store.ts";
import { ConversationRow } from "./conversation-row.tsx";
import { Finds } from "./finds.tsx";
import { SearchBox } from "./search-box.tsx";

export interface ConversationsProps {
  readonly store: Store;
  readonly open: Signal<boolean>;
}

/** The earlier conversations, in a panel over the page. */
export function Conversations({ store, open }: ConversationsProps) {
  const texts = store.texts.value;
  const panel = useRef<HTMLDialogElement>(null);
  useSignalEffect(() => {
    if (!open.value) return panel.current?.close();
    panel.current?.showModal();
    void store.list.load();
  });
  const close = () => {
    open.value = false;
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape, which the browser sees to
    <dialog
      ref={panel}
      class="conversations"
      aria-label={texts.conversationsLong}
      onClose={close}
      onClick={({ target, currentTarget }) => target === currentTarget && close()}
    >
      {open.value && <Panel store={store} close={close} />}
    </dialog>
  );
}

function Panel({ store, close }: { readonly store: Store; readonly close: () => void }) {
  const texts = store.texts.value;
  const { listed, more, found, trouble } = store.list;
  return (
    <div class="panel">
      <div class="panel-bar">
        <h2>{texts.conversationsLong}</h2>
        <button type="button" onClick={close}>
          {texts.close}
        </button>
      </div>
      <SearchBox store={store} />
      {!store.keeps.value && <p class="remark">{texts.notKept}</p>}
      {trouble.value !== undefined && (
        <p class="error" role="alert">
          {trouble.value.message} {trouble.value.hint}
        </p>
      )}
      {found.value !== undefined ? (
        <Finds store={store} found={found.value} close={close} />
      ) : (
        <>
          {listed.value.length === 0 && <p class="remark">{texts.noConversations}</p>}
          <ul>
            {listed.value.map((one) => (
              <ConversationRow key={one.id} store={store} conversation={one} close={close} />
            ))}
          </ul>
          {more.value && (
            <button type="button" onClick={() => void store.list.loadMore()}>
              {texts.more}
            </button>
          )}
        </>
      )}
    </div>
  );
}
