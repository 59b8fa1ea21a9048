const start = "\u001b[200~";
const end = "\u001b[201~";

/** Stands for a line break inside a question while the line is edited. */
export const lineBreak = "␤";

/** Asks a terminal to mark what is pasted, and not to. */
export const markPastes = { on: "\u001b[?2004h", off: "\u001b[?2004l" } as const;

/**
 * Makes what is pasted one line, so that the line editor does not take its line breaks for Enter. A machine: give it each
 * piece of the input in turn.
 */
export function createPasteReader(): (piece: string) => string {
  let inside = false;
  let held = "";
  return (piece) => {
    let rest = held + piece;
    let out = "";
    for (;;) {
      const mark = inside ? end : start;
      const at = rest.indexOf(mark);
      if (at < 0) break;
      out += take(rest.slice(0, at), inside);
      rest = rest.slice(at + mark.length);
      inside = !inside;
    }
    const kept = beginningOfMark(rest, inside ? end : start, inside ? 1 : 3);
    held = rest.slice(rest.length - kept);
    return out + take(rest.slice(0, rest.length - kept), inside);
  };
}

function take(text: string, pasted: boolean): string {
  // What was typed while the terminal was not the editor's ends in line feeds, which the editor drops right after an Enter.
  if (!pasted) return text.replace(/\r?\n/g, "\r");
  // Within a paste no character is a key.
  return text.replace(/\r\n?|\n/g, lineBreak).replace(/(?!\t)\p{Cc}/gu, "");
}

/** How many characters at the end of a text may be the beginning of a mark. A shorter one than `least` is a key of its own. */
function beginningOfMark(text: string, mark: string, least: number): number {
  for (let length = mark.length - 1; length >= least; length--) if (text.endsWith(mark.slice(0, length))) return length;
  return 0;
}
