import katex from "katex";
import { sanitise } from "./sanitise.ts";

/**
 * Draws a formula in place of its source, as MathML: no fonts, no styles, readable by screen readers. What is no
 * formula, or wants too much, stays as it was written.
 */
export function drawFormula(element: HTMLElement): void {
  const source = element.textContent ?? "";
  try {
    const html = katex.renderToString(source, {
      displayMode: element.classList.contains("display"),
      output: "mathml",
      throwOnError: true,
      strict: "ignore",
      trust: false,
      maxExpand: 200,
      maxSize: 20,
    });
    element.replaceChildren(sanitise(html));
    element.title = source;
  } catch {
    element.classList.add("source");
  }
}
