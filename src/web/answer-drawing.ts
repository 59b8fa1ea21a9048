import type { PageTexts } from "../texts/page/texts.ts";
import { drawBlock, enrich } from "./answer-block.ts";
import { createBlocks } from "./blocks.ts";
import { createMarkdown } from "./markdown.ts";
import { createPlainDrawing } from "./plain-drawing.ts";

/** An open block that grows beyond this many characters is shown as it is until it closes: drawing it again and again would cost too much. */
const mostOpen = 6_000;

/**
 * Shows a growing answer. Finished blocks are drawn once and never touched again; only the open one is redrawn.
 *
 * @returns a function that takes the whole answer so far, and whether that is all of it.
 */
export function createAnswerDrawing(root: HTMLElement, texts: PageTexts): (answer: string, whole: boolean) => void {
  const markdown = createMarkdown();
  const blocks = createBlocks();
  let read = 0;
  let open: HTMLElement | undefined;
  let plain: ((text: string) => void) | undefined;

  function close(source: string): void {
    if (source.trim() === "") return;
    const block = drawBlock(markdown(source), texts);
    root.append(block);
    // A formula or colours that could not be fetched leave the source standing, which is readable.
    void enrich(block).catch(() => undefined);
  }

  function dropOpen(): void {
    open?.remove();
    open = undefined;
    plain = undefined;
  }

  function showOpen(source: string): void {
    if (source.length > mostOpen) {
      if (plain === undefined) {
        dropOpen();
        open = document.createElement("div");
        open.className = "block plain";
        root.append(open);
        plain = createPlainDrawing(open);
      }
      plain(source);
      return;
    }
    const block = drawBlock(markdown(source), texts);
    if (open === undefined) root.append(block);
    else open.replaceWith(block);
    open = block;
  }

  return (answer, whole) => {
    const closed = [...blocks.push(answer.slice(read)), ...(whole ? blocks.end() : [])];
    const changed = read < answer.length;
    read = answer.length;
    if (closed.length > 0) dropOpen();
    for (const source of closed) close(source);
    if (!whole && changed && blocks.open() !== "") showOpen(blocks.open());
  };
}
