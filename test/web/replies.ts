import type { AssistantTreeMessage } from "../../src/conversation/conversation.ts";
import type { Provenance } from "../../src/conversation/provenance.ts";
import { type Reply, replyOf } from "../../src/web/turn.ts";
import type { ToldError } from "../../src/wire/error.ts";
import type { ModelEntry } from "../../src/wire/models.ts";

export const entry: ModelEntry = { id: "m", model: "m", host: "h", local: true, family: "r1", thinks: true, r1: true };

/** A reply as it is kept. */
export function kept(change: Partial<AssistantTreeMessage> = {}, reply: Partial<Provenance> = {}): AssistantTreeMessage {
  return {
    id: "reply",
    parent: "question",
    at: "2026-11-24T14:05:00.000Z",
    role: "assistant",
    reasoning: "hm",
    text: "85",
    ...change,
    reply: { state: "complete", asked: "m", family: "r1", model: "m", host: "h", sampling: {}, ...reply },
  };
}

/** The same as the page draws it. */
export function drawn(message: AssistantTreeMessage, models: readonly ModelEntry[] = [entry], error?: ToldError): Reply {
  return replyOf({ message, models, error });
}
