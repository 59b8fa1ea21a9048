import { endOfChunk } from "./chunks.ts";

/** Shows a growing plain text by adding to what is there: the same cost for each piece, however long the text is. */
export function createPlainDrawing(root: HTMLElement): (text: string) => void {
  let shown = 0;
  let from = 0;
  let last: Text | undefined;
  return (text) => {
    while (shown < text.length) {
      last ??= addChunk(root);
      const end = endOfChunk(text, from);
      last.appendData(text.slice(shown, end));
      shown = end ?? text.length;
      if (end === undefined) break;
      from = end;
      last = undefined;
    }
  };
}

function addChunk(root: HTMLElement): Text {
  const chunk = document.createElement("div");
  const text = document.createTextNode("");
  chunk.className = "chunk";
  chunk.append(text);
  root.append(chunk);
  return text;
}
