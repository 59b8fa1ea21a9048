import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Language } from "../../texts/language.ts";
import type { PageTexts } from "../../texts/page/texts.ts";
import { useNow } from "../now.ts";
import { createPlainDrawing } from "../plain-drawing.ts";
import { thinkingHeading } from "../remarks.ts";
import { isRunning, type Reply } from "../turn.ts";

export interface ThinkingProps {
  readonly reply: Reply;
  readonly texts: PageTexts;
  readonly language: Language;
}

/** The thinking: open while it comes, folded once the answer begins, unless the reader has decided otherwise. */
export function Thinking({ reply, texts, language }: ThinkingProps) {
  const live = reply.phase === "thinking";
  const wish = useSignal<boolean | undefined>(undefined);
  const open = wish.value ?? (live || (reply.answer === "" && !isRunning(reply)));
  const now = useNow(live);
  return (
    <details class={live ? "thinking live" : "thinking"} open={open}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button in all but name; the browser would open and close by itself, against the state here */}
      <summary
        onClick={(event) => {
          event.preventDefault();
          wish.value = !open;
        }}
      >
        {thinkingHeading(reply, now.value, texts, language)}
      </summary>
      {open && <ThinkingText text={reply.reasoning} label={texts.thinkingText} live={live} />}
    </details>
  );
}

/** The text itself, which scrolls within its own box and keeps its end in view while it grows. */
function ThinkingText({ text, label, live }: { readonly text: string; readonly label: string; readonly live: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const draw = useRef<(text: string) => void>(null);
  const drawn = useRef(0);
  const following = useRef(true);
  useLayoutEffect(() => {
    if (box.current === null) return;
    // Drawing only adds. What was stopped elsewhere is shorter than what came here.
    if (text.length < drawn.current) {
      box.current.replaceChildren();
      draw.current = null;
    }
    drawn.current = text.length;
    draw.current ??= createPlainDrawing(box.current);
    draw.current(text);
    if (live && following.current) box.current.scrollTop = box.current.scrollHeight;
  }, [text, live]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would announce a group of controls
    <div
      ref={box}
      class="thinking-text"
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        following.current = scrollTop + clientHeight >= scrollHeight - 40;
      }}
    />
  );
}
