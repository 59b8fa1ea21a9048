import { createInterface, type Interface } from "node:readline/promises";
import { type Readable, Transform } from "node:stream";
import type { OutputStream } from "../writer.ts";
import { createPasteReader, lineBreak, markPastes } from "./paste.ts";

/** Where questions come from. */
export interface LineSource {
  /** The next line; undefined when there will be none. */
  next(): Promise<string | undefined>;
  close(): void;
}

/** The lines of a pipe. */
export function readPipe(stdin: Readable, signal: AbortSignal): LineSource {
  return fromInterface(createInterface({ input: stdin, terminal: false, crlfDelay: Number.POSITIVE_INFINITY, signal }), {});
}

export interface EditorOptions {
  readonly stdin: NodeJS.ReadStream;
  /** The terminal on which lines are edited. */
  readonly output: OutputStream;
  readonly prompt: string;
  /** Newest first. */
  readonly history: readonly string[];
  /** Whether the terminal understands sequences at all. */
  readonly redraws: boolean;
  /** What Ctrl-C on an empty line says. */
  readonly howToLeave: string;
  readonly signal: AbortSignal;
}

/**
 * A line editor with history. Between two lines the terminal is as the system has it: Ctrl-C is a signal then, and what is
 * typed meanwhile waits for the next line.
 */
export function editLines({ stdin, output, prompt, history, redraws, howToLeave, signal }: EditorOptions): LineSource {
  const readPiece = createPasteReader();
  const pasted = new Transform({
    decodeStrings: false,
    transform: (piece, _, give) => give(null, readPiece(String(piece))),
  });
  const input = Object.assign(pasted, { setRawMode: (on: boolean) => stdin.setRawMode(on) });
  // A terminal that was closed refuses everything from then on; its hang-up or its end is what ends the conversation.
  stdin.on("error", () => undefined);
  stdin.setEncoding("utf8");
  stdin.pipe(input);
  const lines = createInterface({ input, output, terminal: true, prompt, history: [...history], historySize: 1_000, signal });
  const mark = (pastes: "on" | "off") => redraws && output.write(markPastes[pastes]);
  lines.on("SIGINT", () => {
    const empty = lines.line === "";
    lines.write(null, { ctrl: true, name: "e" });
    lines.write(null, { ctrl: true, name: "u" });
    output.write(empty ? `\r\n${howToLeave}\r\n` : "\r\n");
    lines.prompt();
  });
  const source = fromInterface(lines, {
    before() {
      stdin.setRawMode(true);
      mark("on");
      lines.prompt();
    },
    after() {
      mark("off");
      stdin.setRawMode(false);
      lines.pause();
    },
  });
  lines.pause();
  stdin.setRawMode(false);
  return {
    async next() {
      return (await source.next())?.replaceAll(lineBreak, "\n");
    },
    close() {
      source.close();
      mark("off");
      stdin.setRawMode(false);
      stdin.unpipe(input);
      stdin.pause();
    },
  };
}

/** Lines that come while nobody waits are kept: a paste without marks is several lines at once. */
function fromInterface(lines: Interface, around: { readonly before?: () => void; readonly after?: () => void }): LineSource {
  const kept: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let closed = false;
  const settle = (line: string | undefined) => {
    waiting?.(line);
    waiting = undefined;
  };
  lines.on("line", (line) => {
    if (waiting === undefined) kept.push(line);
    else settle(line);
  });
  lines.on("close", () => {
    closed = true;
    settle(undefined);
  });
  return {
    async next() {
      if (kept.length > 0 || closed) return kept.shift();
      const line = await new Promise<string | undefined>((resolve) => {
        waiting = resolve;
        around.before?.();
      });
      if (!closed) around.after?.();
      return line;
    },
    close: () => lines.close(),
  };
}
