import type { Message } from "../../model/message.ts";

/** One question and what came of it. */
export interface Turn {
  readonly question: string;
  readonly reasoning: string;
  readonly answer: string;
  /** The reply failed, and what came of it is a piece that nobody meant to say. */
  readonly failed?: true;
}

export interface ConversationMessages {
  readonly system: string | undefined;
  readonly turns: readonly Turn[];
  readonly question: string;
}

/**
 * What is sent with the next question. The thinking goes along; the model's recipe decides what becomes of it. A turn
 * without an answer is left out: hosts refuse an empty message, and a question that was stopped while the model thought
 * is usually asked again in other words. So is one whose reply failed: the model would take the piece for the whole.
 */
export function messagesOf({ system, turns, question }: ConversationMessages): readonly Message[] {
  const earlier = turns
    .filter(({ answer, failed }) => answer.trim() !== "" && failed === undefined)
    .flatMap(({ question: text, reasoning, answer }): readonly Message[] => [
      { role: "user", text },
      { role: "assistant", text: answer, ...(reasoning !== "" && { reasoning }) },
    ]);
  return [...(system === undefined ? [] : [{ role: "system", text: system } as const]), ...earlier, { role: "user", text: question }];
}
