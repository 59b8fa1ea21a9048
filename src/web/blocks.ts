/** A growing Markdown text, cut where nothing that comes later can change what stands before. */
export interface Blocks {
  /** Adds text; returns the blocks that it closed. */
  push(text: string): readonly string[];
  /** What is not closed yet. */
  open(): string;
  /** Closes the rest. */
  end(): readonly string[];
}

/** What the scanner must remember from line to line within the open block. */
interface Scan {
  /** The marks that a code fence was opened with, and how far it is indented. */
  readonly fence?: { readonly marks: string; readonly indent: number };
  /** Whether the block holds a list, which blank lines do not end. */
  readonly list: boolean;
  readonly blank: boolean;
  /** Set where only a whole parser could go on: the block then stays open to the end. */
  readonly lost?: true;
}

const fresh: Scan = { list: false, blank: false };
const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const fenceLine = /^( *)(`{3,}|~{3,})(.*)$/;

/**
 * Cuts Markdown into blocks as it arrives, so that a page draws each finished block once. Only whole lines are looked
 * at, each once. A cut is made before a line that begins at the margin after a blank line, outside of code and lists: a
 * missed cut only makes a block larger, but a wrong one would draw something else than the whole text would.
 *
 * @example
 * const blocks = createBlocks();
 * blocks.push("One.\n\nTwo"); // []
 * blocks.push(".\n"); // ["One.\n\n"]
 */
export function createBlocks(): Blocks {
  let text = "";
  // How far the open block has been scanned: always the beginning of a line.
  let scanned = 0;
  let scan = fresh;

  return {
    push(more) {
      text += more;
      const closed: string[] = [];
      for (let end = text.indexOf("\n", scanned); end >= 0; end = text.indexOf("\n", scanned)) {
        const line = text.slice(scanned, end);
        if (isCut(scan, line)) {
          closed.push(text.slice(0, scanned));
          text = text.slice(scanned);
          end -= scanned;
          scan = fresh;
        }
        scan = after(scan, line);
        scanned = end + 1;
      }
      return closed;
    },
    open: () => text,
    end() {
      const rest = text;
      text = "";
      scanned = 0;
      scan = fresh;
      return rest === "" ? [] : [rest];
    },
  };
}

/** Whether a new block begins with this line. */
function isCut(scan: Scan, line: string): boolean {
  return scan.lost === undefined && scan.blank && scan.fence === undefined && /^\S/.test(line) && !(scan.list && listItem.test(line));
}

function after(scan: Scan, line: string): Scan {
  if (line.trim() === "") return scan === fresh ? fresh : { ...scan, blank: true };
  if (scan.lost) return scan;
  const list = scan.list || (scan.fence === undefined && listItem.test(line));
  const [, space = "", marks = "", rest = ""] = fenceLine.exec(scan.fence === undefined ? withoutMarkers(line) : line) ?? [];
  const indent = space.length;
  if (scan.fence !== undefined) {
    // Less indented than its fence, the line may have left the list item, and the fence with it: too fine a question.
    if (list && indentOf(line) < scan.fence.indent) return { ...scan, lost: true };
    const closing = marks.startsWith(scan.fence.marks) && rest.trim() === "";
    // Indented further, it closes the fence of a list item, and not that of a list that something has ended.
    if (list && closing && indent > Math.max(3, scan.fence.indent)) return { ...scan, lost: true };
    const closes = closing && indent < 4 + (list ? scan.fence.indent : 0);
    return closes ? { list, blank: false } : { ...scan, blank: false };
  }
  // Backticks behind the marks make it inline code; four spaces outside of a list make it indented code.
  const opens = marks !== "" && !(marks.startsWith("`") && rest.includes("`")) && (list || indent < 4);
  return { list, blank: false, ...(opens && { fence: { marks, indent } }) };
}

function indentOf(line: string): number {
  return line.replaceAll("\t", "    ").search(/\S/);
}

/** The line with its list markers as spaces: a fence may begin right behind one. */
function withoutMarkers(line: string): string {
  return line.replaceAll("\t", "    ").replace(/^(?: *(?:[-*+]|\d{1,9}[.)]) +)+/, (markers) => " ".repeat(markers.length));
}
