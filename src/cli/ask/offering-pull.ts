import type { Readable } from "node:stream";
import { pullOllama } from "../../backends/ollama/pull.ts";
import type { Target } from "../../catalogue/target.ts";
import { ChatError } from "../../model/error.ts";
import type { Message } from "../../model/message.ts";
import type { Model, ReplyOptions } from "../../model/model.ts";
import type { Part } from "../../model/part.ts";
import type { BackendTexts } from "../../texts/backends/texts.ts";
import { agree } from "../agree.ts";
import type { StatusLine } from "../status-line.ts";
import type { Writer } from "../writer.ts";

export interface OfferOptions {
  readonly target: Extract<Target, { kind: "ollama-api" }>;
  readonly stdin: Readable;
  readonly err: Writer;
  readonly status: StatusLine;
  readonly texts: BackendTexts;
  readonly signal: AbortSignal;
}

/** A model that asks the person, where Ollama does not have it yet, whether to get it. Whoever says no is told how to do it later. */
export function offeringPull(model: Model, options: OfferOptions): Model {
  async function* reply(messages: readonly Message[], asked?: ReplyOptions): AsyncIterable<Part> {
    try {
      yield* model.reply(messages, asked);
    } catch (error) {
      if (!(error instanceof ChatError) || error.details.kind !== "not-pulled" || !(await saysYes(options))) throw error;
      await pull(options);
      yield* model.reply(messages, asked);
    }
  }
  return { ...model, reply };
}

async function saysYes({ target, stdin, err, status, texts, signal }: OfferOptions): Promise<boolean> {
  await status.clear();
  await err.write("\r\u001b[K");
  return agree({ stdin, err, question: texts.offerPull(target.model), yes: texts.yes, signal });
}

async function pull({ target, status, texts, signal }: OfferOptions): Promise<void> {
  try {
    await status.set(texts.pulling());
    const { baseUrl, model } = target;
    await pullOllama({ baseUrl, model, signal, onProgress: ({ done, of }) => void status.set(texts.pulling(done, of)) });
  } finally {
    await status.clear();
  }
}
