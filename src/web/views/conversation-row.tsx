import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ListedConversation } from "../../wire/api.ts";
import { addressOf } from "../address.ts";
import type { Store } from "../store.ts";

export interface ConversationRowProps {
  readonly store: Store;
  readonly conversation: ListedConversation;
  readonly close: () => void;
}

/** One conversation of the list: opened, renamed or deleted. */
export function ConversationRow({ store, conversation: { id, title, updatedAt, messages }, close }: ConversationRowProps) {
  const texts = store.texts.value;
  const renaming = useSignal(false);
  const when = new Intl.DateTimeFormat(store.language.value, { dateStyle: "medium", timeStyle: "short" }).format(new Date(updatedAt));

  if (renaming.value) {
    return (
      <li>
        <RenameForm
          store={store}
          title={title}
          onEnd={(changed) => {
            renaming.value = false;
            if (changed !== undefined) void store.rename(id, changed);
          }}
        />
      </li>
    );
  }
  return (
    <li>
      <a href={addressOf(id)} aria-current={store.shown.id.value === id ? "page" : undefined} onClick={close}>
        {title}
      </a>
      <div class="row-tools">
        <span>
          {when} · {texts.messages(messages)}
        </span>
        <button
          type="button"
          class="quiet"
          aria-label={`${texts.rename}: ${title}`}
          onClick={() => {
            renaming.value = true;
          }}
        >
          {texts.rename}
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={`${texts.erase}: ${title}`}
          onClick={() => confirm(texts.reallyErase(title)) && void store.erase(id)}
        >
          {texts.erase}
        </button>
      </div>
    </li>
  );
}

interface RenameFormProps {
  readonly store: Store;
  readonly title: string;
  /** Called with the new title, or without one where it stays. */
  readonly onEnd: (title?: string) => void;
}

function RenameForm({ store, title, onEnd }: RenameFormProps) {
  const texts = store.texts.value;
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        const changed = box.current?.value.trim() ?? "";
        onEnd(changed === "" || changed === title ? undefined : changed);
      }}
    >
      <input
        ref={box}
        type="text"
        maxLength={500}
        aria-label={texts.newTitle}
        defaultValue={title}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.isComposing) return;
          // It leaves the title as it was, and not the list.
          event.preventDefault();
          onEnd();
        }}
      />
      <button type="submit">{texts.save}</button>
      <button type="button" onClick={() => onEnd()}>
        {texts.cancel}
      </button>
    </form>
  );
}
