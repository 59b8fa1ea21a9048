import type { FinishPart, Part, StartPart } from "../../model/part.ts";
import type { CliTexts } from "../../texts/cli-texts.ts";
import type { Note } from "../notes.ts";
import { createStatusLine } from "../status-line.ts";
import type { Style } from "../style.ts";
import { safeForTerminal } from "../terminal-filter.ts";
import type { Writer } from "../writer.ts";
import type { ThinkingView } from "./thinking-view.ts";
import type { View } from "./view.ts";

export interface TextViewOptions {
  readonly out: Writer;
  readonly err: Writer;
  readonly style: Style;
  /** Whether a terminal can take back what it shows. */
  readonly redraws: boolean;
  readonly texts: CliTexts;
  readonly thinking: ThinkingView;
  readonly notes: (start?: StartPart, finish?: FinishPart) => readonly Note[];
}

/**
 * The answer on stdout with exactly one newline at its end; thinking, status and notes on stderr. Into a pipe the answer
 * goes as it is; to a terminal everything goes through the filter.
 */
export function createTextView({ out, err, style, redraws, texts, thinking, notes }: TextViewOptions): View {
  const status = createStatusLine(err, style, redraws);
  let start: StartPart | undefined;
  let begun = false;
  let answered = false;
  /** Line ends that may turn out to be the last of the answer. */
  let lineEnds = "";
  let said: readonly string[] = [];

  async function say(list: readonly Note[]): Promise<void> {
    for (const { code, message } of list) {
      if (said.includes(code)) continue;
      said = [...said, code];
      await err.write(`${style.dim(err.fitted(safeForTerminal(message)))}\n`);
    }
  }

  async function show(part: Part): Promise<void> {
    switch (part.type) {
      case "status":
        if (begun) return;
        // What is known of the model beforehand is said before it is asked.
        await say(notes());
        return status.set(texts.status(part));
      case "start":
        start = part;
        await status.clear();
        return say(notes(part));
      case "reasoning":
        await status.clear();
        begun = true;
        return thinking.show(part.text);
      case "text": {
        await status.clear();
        await thinking.end();
        begun = true;
        answered = true;
        const all = lineEnds + (out.isTTY ? safeForTerminal(part.text) : part.text);
        lineEnds = /[\r\n]*$/.exec(all)?.[0] ?? "";
        return out.write(all.slice(0, all.length - lineEnds.length));
      }
      case "finish":
        await endAnswer();
        await say(notes(start, part));
        if (err.isTTY && start !== undefined) await err.write(`${style.dim(err.fitted(safeForTerminal(texts.summary(start, part))))}\n`);
        return;
      default:
        part satisfies never;
    }
  }

  async function endAnswer(): Promise<void> {
    await status.clear();
    await thinking.end();
    // A carriage return without its line feed is no line end, and belongs to the answer.
    if (answered) await out.write(`${lineEnds.replace(/(?:\r?\n)+$/, "")}\n`);
    answered = false;
  }

  return {
    show,
    end: endAnswer,
  };
}
