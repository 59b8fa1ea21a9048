import type { ReasoningPart, TextPart, Thought } from "../model/part.ts";
import { dropLeadingBlankLines, holdTrailingBlankLines, type LeadingBlankLines } from "./blank-lines.ts";
import type { Opening } from "./opening.ts";

/** Text as a host hands it over: from a field of its own for thinking, or from the answer's field. */
export interface RawText {
  readonly type: "reasoning" | "content";
  readonly text: string;
}

export type SplitPart = ReasoningPart | TextPart;

export interface SplitEnd {
  /** What had been held back. */
  readonly parts: readonly SplitPart[];
  readonly thought: Thought;
  /** The thinking is open, and only the opening said that it is thinking: no tag and no field did. */
  readonly assumed: boolean;
}

/** Tells thinking from answer. Total: every input maps to (reasoning, answer), whatever the tags do. */
export interface Splitter {
  push(raw: RawText): readonly SplitPart[];
  end(): SplitEnd;
}

const openTag = "<think>";
const closeTag = "</think>";

/**
 * - `opening`: nothing but blanks so far, or the beginning of an opening tag.
 * - `tags`: inside a thought in the answer's field; `</think>` ends it.
 * - `field`: inside a thought in a field of its own; text of the other field ends it.
 * - `answer`: after the thought. From here on tags are text: R1 may well write about `<think>`.
 */
type Phase = "opening" | "tags" | "field" | "answer";

/**
 * Makes a splitter for one reply.
 *
 * Laws, held by property tests: joined neighbours are the same for every cutting of the input; nothing is lost but the
 * tags and the blank lines that touch them or the border between two fields; what is held back is never more than one
 * unfinished tag and the blank lines before it; a thought in a field, in tags, or in tags without the first gives
 * the same result.
 *
 * @example
 * const splitter = createSplitter("inside");
 * splitter.push({ type: "content", text: "2 and 2…</think>\n\n4" }); // reasoning "2 and 2…", text "4"
 * splitter.end().thought; // "closed"
 */
export function createSplitter(opening: Opening): Splitter {
  let phase: Phase = opening === "continued" ? "tags" : "opening";
  /** Blanks before the first visible character. */
  let blank = "";
  /** What may be the beginning of a tag. */
  let held = "";
  let assumed = false;
  /** Whether the opening tag itself came. */
  let tagged = false;
  let thought = false;
  let head: LeadingBlankLines = opening === "continued" ? keepAll : dropLeadingBlankLines();
  const tail = holdTrailingBlankLines();
  let parts: SplitPart[] = [];

  function emit(type: SplitPart["type"], text: string): void {
    if (text === "") return;
    if (type === "reasoning" && /\S/.test(text)) thought = true;
    parts.push({ type, text });
  }

  function think(text: string): void {
    emit("reasoning", tail.push(head.push(text)));
  }

  function beginAnswer(): void {
    tail.take();
    phase = "answer";
    head = dropLeadingBlankLines();
  }

  /** Nothing has been decided yet: is this the opening tag, the thought itself, or the answer? */
  function open(text: string): void {
    if (opening === "plain") {
      beginWithAnswer(text);
      return;
    }
    const visible = held === "" ? text.search(/[^ \t\r\n]/) : 0;
    blank += visible < 0 ? text : text.slice(0, visible);
    const seen = visible < 0 ? "" : held + text.slice(visible);
    held = "";
    if (seen.startsWith(openTag)) {
      phase = "tags";
      tagged = true;
      inTags(seen.slice(openTag.length));
    } else if (openTag.startsWith(seen)) {
      held = seen;
    } else if (opening === "inside") {
      assumed = true;
      phase = "tags";
      inTags(blank + seen);
    } else {
      beginWithAnswer(blank + seen);
    }
  }

  function beginWithAnswer(text: string): void {
    phase = "answer";
    head = keepAll;
    answer(text);
  }

  function inTags(text: string): void {
    const all = held + text;
    held = "";
    const close = all.indexOf(closeTag);
    if (close < 0) {
      const kept = unfinishedTag(all);
      held = all.slice(all.length - kept);
      think(all.slice(0, all.length - kept));
      return;
    }
    think(all.slice(0, close));
    beginAnswer();
    answer(all.slice(close + closeTag.length));
  }

  function answer(text: string): void {
    emit("text", head.push(text));
  }

  function content(text: string): void {
    switch (phase) {
      case "opening":
        open(text);
        break;
      case "tags":
        inTags(text);
        break;
      case "field":
        beginAnswer();
        answer(text);
        break;
      case "answer":
        answer(text);
        break;
      default:
        phase satisfies never;
    }
  }

  function field(text: string): void {
    switch (phase) {
      case "opening":
        // What looked like the beginning of a tag was text. Blanks before it touch the border between the fields.
        emit("text", held);
        held = "";
        phase = "field";
        think(text);
        break;
      case "field":
        think(text);
        break;
      case "tags":
        think(held);
        held = "";
        // The host has a field for thinking after all, so what follows in the other one is the answer.
        if (!tagged) phase = "field";
        assumed = false;
        think(text);
        break;
      case "answer":
        emit("reasoning", text);
        break;
      default:
        phase satisfies never;
    }
  }

  function take(): readonly SplitPart[] {
    const taken = parts;
    parts = [];
    return taken;
  }

  return {
    push({ type, text }) {
      if (text !== "") (type === "reasoning" ? field : content)(text);
      return take();
    },
    end() {
      if (phase === "opening" && opening === "inside") {
        assumed = true;
        phase = "tags";
        held = blank + held;
      }
      if (phase === "opening") emit("text", blank + held);
      if (phase === "tags") think(held);
      emit("reasoning", tail.take());
      held = "";
      const open = phase !== "answer" && thought;
      return { parts: take(), thought: open ? "open" : thought ? "closed" : "none", assumed: open && assumed };
    },
  };
}

/** For text whose blank lines are its own. */
const keepAll: LeadingBlankLines = { push: (text) => text };

/** Length of the longest end of a text that may still become the closing tag. */
function unfinishedTag(text: string): number {
  for (let length = Math.min(closeTag.length - 1, text.length); length > 0; length--) {
    if (closeTag.startsWith(text.slice(-length))) return length;
  }
  return 0;
}
