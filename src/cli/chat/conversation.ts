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

/** The turns of a conversation that goes on. Its instructions are `systemOf`'s. */
export function turnsOf(earlier: readonly Message[]): readonly Turn[] {
  return earlier.flatMap((message, index) => {
    const next = earlier[index + 1];
    if (message.role !== "user" || next?.role !== "assistant") return [];
    return [{ question: message.text, reasoning: next.reasoning ?? "", answer: next.text }];
  });
}

/** Its instructions, and those that are new. */
export function systemOf(earlier: readonly Message[], added: string | undefined): string | undefined {
  const all = [...earlier.flatMap(({ role, text }) => (role === "system" ? [text] : [])), ...(added === undefined ? [] : [added])];
  return all.length === 0 ? undefined : all.join("\n\n");
}
