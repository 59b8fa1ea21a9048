import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PageTexts } from "../../texts/page/texts.ts";

export interface QuestionEditorProps {
  readonly texts: PageTexts;
  readonly text: string;
  readonly onAsk: (text: string) => void;
  readonly onCancel: () => void;
}

/** A question that is put in another way. */
export function QuestionEditor({ texts, text, onAsk, onCancel }: QuestionEditorProps) {
  const changed = useSignal(text);
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(text.length, text.length);
  }, [text]);

  function ask(): void {
    if (changed.value.trim() !== "") onAsk(changed.value.trim());
  }

  return (
    <form
      class="editor"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <textarea
        ref={box}
        rows={1}
        aria-label={texts.editLong}
        value={changed.value}
        onInput={({ currentTarget }) => {
          changed.value = currentTarget.value;
        }}
        onKeyDown={(event) => {
          // While an input method composes, Enter chooses a character, and Escape gives one up.
          if (event.isComposing) return;
          if (event.key === "Escape") {
            // It leaves the editor and stops no reply.
            event.stopPropagation();
            onCancel();
          }
          if (event.key !== "Enter" || event.shiftKey) return;
          event.preventDefault();
          ask();
        }}
      />
      <div class="question-tools">
        <button type="button" onClick={onCancel}>
          {texts.cancel}
        </button>
        <button type="submit" class="send" disabled={changed.value.trim() === ""}>
          {texts.send}
        </button>
      </div>
    </form>
  );
}
