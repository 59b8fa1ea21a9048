import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { Store } from "../store.ts";

export interface ComposerProps {
  readonly store: Store;
  readonly question: RefObject<HTMLTextAreaElement | null>;
  readonly onAsk: () => void;
}

/** Where the question is written. The next one can be written while a reply runs. */
export function Composer({ store, question, onAsk }: ComposerProps) {
  const texts = store.texts.value;
  const running = store.shown.running.value;
  const text = useSignal("");

  useEffect(() => {
    question.current?.focus();
    const onKey = ({ key, target, isComposing }: KeyboardEvent) => {
      // Within the list of conversations it closes that.
      if (key === "Escape" && !isComposing && !(target instanceof Element && target.closest("dialog") !== null)) void store.shown.stop();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [question, store]);

  function ask(): void {
    // As it is now, and not when this was drawn last.
    if (store.shown.running.peek() || text.value.trim() === "") return;
    void store.shown.ask(text.value.trim());
    text.value = "";
    question.current?.focus();
    onAsk();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <textarea
        ref={question}
        rows={1}
        aria-label={texts.question}
        aria-describedby="keys"
        placeholder={texts.placeholder}
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
        onKeyDown={(event) => {
          // While an input method composes, Enter chooses a character.
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          ask();
        }}
      />
      {running ? (
        <button key="stop" type="button" class="stop" onClick={({ detail }) => detail < 2 && void store.shown.stop()}>
          {texts.stop}
        </button>
      ) : (
        <button
          key="send"
          type="submit"
          class="send"
          onClick={(event) => event.detail > 1 && event.preventDefault()}
          disabled={text.value.trim() === ""}
        >
          {texts.send}
        </button>
      )}
      <p id="keys">{texts.keys}</p>
    </form>
  );
}
