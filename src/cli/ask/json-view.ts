import type { ChatError } from "../../model/error.ts";
import type { FinishPart, Part, StartPart } from "../../model/part.ts";
import { tokensPerSecond } from "../../model/token-rate.ts";
import type { Texts } from "../../texts/cli-texts.ts";
import { sentenceOf } from "../../texts/error-texts.ts";
import type { Note } from "../notes.ts";
import { safeJson } from "../terminal-filter.ts";
import type { Writer } from "../writer.ts";
import type { View } from "./view.ts";

export interface JsonViewOptions {
  readonly out: Writer;
  readonly texts: Texts;
  readonly notes: (start?: StartPart, finish?: FinishPart) => readonly Note[];
}

/** One object on one line when everything is over. What is not known is absent; nothing that came is left out. */
export function createJsonView({ out, texts, notes }: JsonViewOptions): View {
  let start: StartPart | undefined;
  let finish: FinishPart | undefined;
  let reasoning = "";
  let answer = "";
  return {
    async show(part: Part) {
      switch (part.type) {
        case "status":
          return;
        case "start":
          start = part;
          return;
        case "reasoning":
          reasoning += part.text;
          return;
        case "text":
          answer += part.text;
          return;
        case "finish":
          finish = part;
          return;
        default:
          part satisfies never;
      }
    },
    async end(error?: ChatError) {
      const usage = finish?.usage ?? error?.partial?.usage;
      const timing = finish?.timing ?? error?.partial?.timing;
      const worthAWord = notes(start, finish);
      const object = {
        schema: 1,
        model: start?.model,
        host: start?.host,
        provider: start?.provider,
        quantisation: start?.quantisation,
        reasoning,
        answer,
        finish: finish?.reason,
        thought: finish?.thought,
        usage,
        timing: timing && { ...timing, tokensPerSecond: tokensPerSecond(usage, timing) },
        cost: finish?.cost ?? error?.partial?.cost,
        notes: worthAWord.length > 0 ? worthAWord : undefined,
        error: error && { code: error.code, ...sentenceOf(texts.errors, error.code, error.details) },
      };
      await out.write(`${safeJson(object)}\n`);
    },
  };
}
