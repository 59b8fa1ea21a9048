import type { PageTexts } from "../texts/page/texts.ts";
import { copyText } from "./copy-text.ts";
import { inSlices } from "./in-slices.ts";
import { sanitise } from "./sanitise.ts";

/** One block of an answer as an element: links that say where they lead, code with its name and a button that copies it. */
export function drawBlock(html: string, texts: PageTexts): HTMLElement {
  const block = document.createElement("div");
  block.className = "block";
  block.append(sanitise(html));
  for (const link of block.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
    link.title = link.href;
  }
  for (const table of block.querySelectorAll("table")) table.replaceWith(scrolling(table.cloneNode(true)));
  for (const pre of block.querySelectorAll("pre")) frameCode(pre, texts);
  return block;
}

/** Draws formulas and colours code once a block is finished. Their libraries are fetched when the first one comes. */
export async function enrich(block: HTMLElement): Promise<void> {
  const formulas = block.querySelectorAll<HTMLElement>(".formula");
  const codes = block.querySelectorAll<HTMLElement>("pre > code[class^='language-']");
  if (formulas.length > 0) {
    const { drawFormula } = await import("./formulas.ts");
    await inSlices(formulas, drawFormula);
  }
  if (codes.length > 0) {
    const { highlight } = await import("./highlighting.ts");
    await inSlices(codes, (code) => highlight(code, languageOf(code)));
  }
}

function languageOf(code: Element): string {
  return /^language-(\S+)/.exec(code.className)?.[1]?.toLowerCase() ?? "";
}

/** Wide tables scroll within themselves, so that a narrow page does not. */
function scrolling(content: Node): HTMLElement {
  const box = document.createElement("div");
  box.className = "scrolling";
  box.tabIndex = 0;
  box.append(content);
  return box;
}

function frameCode(pre: HTMLPreElement, texts: PageTexts): void {
  const code = pre.querySelector("code");
  const frame = document.createElement("div");
  const bar = document.createElement("div");
  const name = document.createElement("span");
  const copy = document.createElement("button");
  frame.className = "code";
  bar.className = "code-bar";
  name.textContent = code === null ? "" : languageOf(code);
  copy.type = "button";
  copy.textContent = texts.copyCode;
  copy.addEventListener("click", () => void copyFrom(copy, code?.textContent ?? "", texts));
  bar.append(name, copy);
  pre.replaceWith(frame);
  pre.tabIndex = 0;
  frame.append(bar, pre);
}

async function copyFrom(button: HTMLButtonElement, text: string, texts: PageTexts): Promise<void> {
  if (!(await copyText(text))) return;
  button.textContent = texts.copied;
  setTimeout(() => {
    button.textContent = texts.copyCode;
  }, 1_500);
}
