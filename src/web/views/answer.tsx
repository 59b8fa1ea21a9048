import { useLayoutEffect, useRef } from "preact/hooks";
import type { PageTexts } from "../../texts/page/texts.ts";
import { createAnswerDrawing } from "../answer-drawing.ts";

export interface AnswerProps {
  readonly answer: string;
  /** Whether nothing more will come. */
  readonly whole: boolean;
  readonly texts: PageTexts;
}

/** The answer as Markdown. What is inside is drawn by hand, because comparing a long answer anew for every token would cost too much. */
export function Answer({ answer, whole, texts }: AnswerProps) {
  const root = useRef<HTMLDivElement>(null);
  const draw = useRef<(answer: string, whole: boolean) => void>(null);
  useLayoutEffect(() => {
    if (root.current === null) return;
    draw.current ??= createAnswerDrawing(root.current, texts);
    draw.current(answer, whole);
  }, [answer, whole, texts]);
  return <div ref={root} class="answer" />;
}
