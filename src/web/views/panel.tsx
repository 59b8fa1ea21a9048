import type { Store } from "../store.ts";
import { ConversationRow } from "./conversation-row.tsx";
import { Finds } from "./finds.tsx";
import { SearchBox } from "./search-box.tsx";

export interface PanelProps {
  readonly store: Store;
  readonly close: () => void;
}

/** What the panel of earlier conversations holds. */
export function Panel({ store, close }: PanelProps) {
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
