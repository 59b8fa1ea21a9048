import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Store } from "../store.ts";
import type { Question } from "../turn.ts";
import { QuestionEditor } from "./question-editor.tsx";
import { Versions } from "./versions.tsx";

export interface QuestionViewProps {
  readonly store: Store;
  readonly question: Question;
}

/** A question, which can be put in another way. Both stay. */
export function QuestionView({ store, question }: QuestionViewProps) {
  const { id, text } = question;
  const texts = store.texts.value;
  const edited = useSignal<string | undefined>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  const editing = edited.value === id;
  const was = useRef(false);
  useLayoutEffect(() => {
    // Whoever works with the keyboard goes on where they were.
    if (was.current && !editing) button.current?.focus();
    was.current = editing;
  }, [editing]);

  if (editing) {
    return (
      <QuestionEditor
        texts={texts}
        text={text}
        onCancel={() => {
          edited.value = undefined;
        }}
        onAsk={(changed) => {
          edited.value = undefined;
          void store.shown.edit(id, changed);
        }}
      />
    );
  }
  return (
    <div class="asked" id={`message-${id}`}>
      <h2 class="question">{text}</h2>
      <div class="question-tools">
        <Versions store={store} message={question} />
        <button
          ref={button}
          type="button"
          class="quiet"
          aria-label={texts.editLong}
          onClick={() => {
            edited.value = id;
          }}
        >
          {texts.edit}
        </button>
      </div>
    </div>
  );
}
