import { ChatError } from "../../model/error.ts";

/** More than this without an end of line, or without an end of event, is not a chat. */
export const mostBuffered = 8 * 1024 * 1024;

/** What one network chunk brought: the lines that it finished, maybe none. */
export interface LineBatch {
  readonly lines: readonly string[];
  /** On the last batch: what stood after the last line end when the body ended. */
  readonly rest?: string;
}

/**
 * Lines of a body, chunk by chunk, so that a chunk without a whole line still counts as a sign of life. Line ends are
 * CRLF, LF or CR, as server-sent events allow; a byte order mark is dropped; a character may lie across two chunks.
 *
 * @throws ChatError `bad-response` when a line grows beyond 8 MiB.
 */
export async function* lineBatches(body: AsyncIterable<Uint8Array>): AsyncGenerator<LineBatch> {
  const decoder = new TextDecoder();
  let pending: string[] = [];
  let length = 0;
  let afterReturn = false;
  const take = (text: string, end: boolean): LineBatch => {
    // The other half of a CRLF that two chunks share.
    const fresh = afterReturn && text.startsWith("\n") ? text.slice(1) : text;
    if (text !== "") afterReturn = text.endsWith("\r");
    const lines = fresh.split(/\r\n|\n|\r/);
    const last = lines.pop() ?? "";
    if (lines.length > 0) {
      lines[0] = [...pending, lines[0]].join("");
      pending = [];
      length = 0;
    }
    pending.push(last);
    length += last.length;
    if (length > mostBuffered) throw new ChatError("bad-response", { kind: "too-large" });
    return end ? { lines, rest: pending.join("") } : { lines };
  };
  for await (const chunk of body) yield take(decoder.decode(chunk, { stream: true }), false);
  yield take(decoder.decode(), true);
}
