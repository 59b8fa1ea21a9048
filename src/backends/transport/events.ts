import { createParser } from "eventsource-parser";
import { ChatError } from "../../model/error.ts";
import { lineBatches, mostBuffered } from "./lines.ts";

/** What a streaming body says, whatever it calls itself. */
export type BodyEvent =
  | {
      readonly type: "data";
      readonly text: string;
      /** The event's name, where it has one. */
      readonly name?: string;
      /** The body ended before this was marked as complete: it may be half of something. */
      readonly unfinished?: true;
    }
  /** Bytes came, but nothing that is complete. */
  | { readonly type: "alive" };

/**
 * Reads server-sent events, JSON lines, one JSON document and any mixture of them, told apart by their text: servers
 * announce one and send another, above all when they fail.
 *
 * @throws ChatError `bad-response` for a web page, for text that is none of these, and for an event beyond 8 MiB.
 */
export async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<BodyEvent> {
  const found: BodyEvent[] = [];
  let stray = "";
  let events = 0;
  let document: string[] | undefined;
  let documentLength = 0;
  const parser = createParser({
    maxBufferSize: mostBuffered,
    onEvent: ({ data, event }) => found.push({ type: "data", text: data, ...(event !== undefined && { name: event }) }),
    onError: (error) => {
      if (error.type === "max-buffer-size-exceeded") throw new ChatError("bad-response", { kind: "too-large" });
    },
  });
  const read = (line: string) => {
    if (document !== undefined) {
      documentLength += line.length;
      if (documentLength > mostBuffered) throw new ChatError("bad-response", { kind: "too-large" });
      document.push(line);
    } else if (/^\s*[[{]/.test(line)) {
      if (events === 0 && found.length === 0 && !isJson(line)) document = [line];
      else found.push({ type: "data", text: line });
    } else {
      if (line !== "" && !/^(?:data|event|id|retry)?:|^(?:data|event|id|retry)$/.test(line))
        stray += `${line.slice(0, 1_000 - stray.length)} `;
      parser.feed(`${line}\n`);
    }
  };
  for await (const { lines, rest } of lineBatches(body)) {
    for (const line of lines) read(line);
    if (rest !== undefined) {
      // What has no end of its own may be half; it is handed on as such, and so is an event without its blank line.
      const whole = found.length;
      if (rest !== "") read(rest);
      parser.feed("\n\n");
      if (document !== undefined) found.push({ type: "data", text: document.join("\n") });
      found.splice(whole, found.length, ...found.slice(whole).map((event) => ({ ...event, unfinished: true as const })));
    }
    events += found.length;
    // A page is read until it has said what it is.
    const enough = rest !== undefined || stray.length >= 1_000;
    if (events === 0 && enough && /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(stray))
      throw new ChatError("bad-response", { kind: "html", said: title(stray) });
    if (found.length === 0) yield { type: "alive" };
    yield* found.splice(0);
  }
  if (events === 0 && stray.trim() !== "") throw new ChatError("bad-response", { kind: "not-events", said: stray });
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** What a person would have read first on the page. */
function title(html: string): string {
  return /<title[^>]*>([^<]*)/i.exec(html)?.[1] ?? html.replace(/<[^>]*>/g, " ");
}
