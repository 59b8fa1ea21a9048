/** From this many characters on a chunk ends at the next line break… */
const wanted = 1_500;
/** …and at this many wherever it stands. */
const most = 6_000;

/**
 * Cuts a long plain text into chunks for one element each, so that a browser lays out only those in view. Text that is
 * added later changes none but the last.
 */
export function chunksOf(text: string): readonly string[] {
  const chunks: string[] = [];
  let from = 0;
  for (;;) {
    const end = endOfChunk(text, from);
    if (end === undefined) break;
    chunks.push(text.slice(from, end));
    from = end;
  }
  chunks.push(text.slice(from));
  return chunks;
}

/** Where the chunk that begins at `from` ends; undefined while it may still grow. */
export function endOfChunk(text: string, from: number): number | undefined {
  const line = text.indexOf("\n", from + wanted);
  if (line >= 0 && line < from + most) return line + 1;
  if (text.length <= from + most) return undefined;
  // Not between the halves of a character.
  const last = text.charCodeAt(from + most - 1);
  return from + most - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
}
