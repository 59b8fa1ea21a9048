import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentType } from "preact";
import { useRef } from "preact/hooks";
import type { Store } from "../store.ts";
import type { PanelProps } from "./panel.tsx";

export interface ConversationsProps {
  readonly store: Store;
  readonly open: Signal<boolean>;
}

/** The earlier conversations, in a panel over the page, which is fetched when it is first opened. */
export function Conversations({ store, open }: ConversationsProps) {
  const texts = store.texts.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const fetched = useSignal<ComponentType<PanelProps> | undefined>(undefined);
  const close = () => {
    open.value = false;
  };
  useSignalEffect(() => {
    if (!open.value) return dialog.current?.close();
    void store.list.load();
    import("./panel.tsx").then(({ Panel }) => {
      if (!open.peek()) return;
      fetched.value = Panel;
      dialog.current?.showModal();
    }, close);
  });
  const Panel = open.value ? fetched.value : undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape, which the browser sees to
    <dialog
      ref={dialog}
      class="conversations"
      aria-label={texts.conversationsLong}
      onClose={close}
      onClick={({ target, currentTarget }) => target === currentTarget && close()}
    >
      {Panel && <Panel store={store} close={close} />}
    </dialog>
  );
}
