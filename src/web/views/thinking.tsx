import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PageTexts } from "../../texts/page/texts.ts";
import { useNow } from "../now.ts";
import { createPlainDrawing } from "../plain-drawing.ts";
import { duration } from "../remarks.ts";
import { isRunning, type Turn, thinkingMs } from "../turn.ts";

export interface ThinkingProps {
  readonly turn: Turn;
  readonly texts: PageTexts;
  readonly language: string;
}

/** The thinking: open while it comes, folded once the answer begins, unless the reader has decided otherwise. */
export function Thinking({ turn, texts, language }: ThinkingProps) {
  const live = turn.phase === "thinking";
  const wish = useSignal<boolean | undefined>(undefined);
  const open = wish.value ?? (live || (turn.answer === "" && !isRunning(turn)));
  return (
    <details class={live ? "thinking live" : "thinking"} open={open}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button in all but name; the browser would open and close by itself, against the state here */}
      <summary
        onClick={(event) => {
          event.preventDefault();
          wish.value = !open;
        }}
      >
        <Heading turn={turn} texts={texts} language={language} live={live} />
      </summary>
      {open && <ThinkingText text={turn.reasoning} label={texts.thinkingText} live={live} />}
    </details>
  );
}

function Heading({ turn, texts, language, live }: ThinkingProps & { readonly live: boolean }) {
  const now = useNow(live);
  const time = duration(thinkingMs(turn, now.value), texts, language);
  if (live) return <>{texts.thinking(time)}</>;
  return <>{turn.finish?.thought === "open" ? texts.thoughtOpen(time) : texts.thought(time)}</>;
}

/** The text itself, which scrolls within its own box and keeps its end in view while it grows. */
function ThinkingText({ text, label, live }: { readonly text: string; readonly label: string; readonly live: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const draw = useRef<(text: string) => void>(null);
  const following = useRef(true);
  useLayoutEffect(() => {
    if (box.current === null) return;
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
