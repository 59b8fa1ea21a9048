import { useLayoutEffect, useRef } from "preact/hooks";
import type { PageTexts } from "../../texts/page/texts.ts";
import type { CreateDrawing } from "../fetched-drawing.ts";

export interface AnswerProps {
  readonly answer: string;
  /** Whether nothing more will come. */
  readonly whole: boolean;
  readonly texts: PageTexts;
  /** Undefined until it is there. */
  readonly createDrawing: CreateDrawing | undefined;
}

/** The answer as Markdown. What is inside is drawn by hand, because comparing a long answer anew for every token would cost too much. */
export function Answer({ answer, whole, texts, createDrawing }: AnswerProps) {
  const root = useRef<HTMLDivElement>(null);
  const draw = useRef<(answer: string, whole: boolean) => void>(null);
  const drawn = useRef({ length: 0, whole: false });
  useLayoutEffect(() => {
    if (root.current === null || createDrawing === undefined) return;
    // Drawing only adds. What was stopped elsewhere is shorter than what came here, and what could not be stopped goes on.
    if (answer.length < drawn.current.length || (drawn.current.whole && !whole)) {
      root.current.replaceChildren();
      draw.current = null;
    }
    drawn.current = { length: answer.length, whole };
    draw.current ??= createDrawing(root.current, texts);
    draw.current(answer, whole);
  }, [answer, whole, texts, createDrawing]);
  return <div ref={root} class="answer" />;
}
