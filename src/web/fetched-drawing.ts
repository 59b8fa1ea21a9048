import { type ReadonlySignal, signal } from "@preact/signals";
import type { createAnswerDrawing } from "./answer-drawing.ts";
import { createPlainDrawing } from "./plain-drawing.ts";

export type CreateDrawing = typeof createAnswerDrawing;

/**
 * Begins to fetch what draws answers: the libraries for Markdown and for cleaning markup, which the page can be read and
 * asked without. Where they cannot be had, answers are shown as they were written.
 */
export function fetchDrawing(): ReadonlySignal<CreateDrawing | undefined> {
  const create = signal<CreateDrawing | undefined>(undefined);
  import("./answer-drawing.ts").then(
    (module) => {
      create.value = module.createAnswerDrawing;
    },
    () => {
      create.value = createPlainDrawing;
    },
  );
  return create;
}
