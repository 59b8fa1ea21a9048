import { ChatError } from "./error.ts";
import type { Message } from "./message.ts";
import type { OptionName, ReplyOptions, Traits } from "./model.ts";

const refusable: Record<OptionName, true> = {
  temperature: true,
  topP: true,
  maxTokens: true,
  maxThink: true,
  seed: true,
  stop: true,
  schema: true,
};

/**
 * Refuses what a model cannot do before anything is sent, so that no token is paid for a reply that would not be what
 * was asked for.
 *
 * @param takers who does take an option, to name in the refusal.
 * @throws ChatError `usage` with the option's name, or `messages` where there is nothing to answer.
 */
export function checkOptions(
  id: string,
  traits: Traits,
  messages: readonly Message[],
  options: ReplyOptions,
  takers: (option: string) => readonly string[] = () => [],
): void {
  const names = Object.keys(refusable).filter((name): name is OptionName => name in refusable);
  for (const name of names) {
    if (options[name] !== undefined && !traits.accepts.includes(name)) {
      throw new ChatError("usage", { model: id, option: name, kind: "option-refused", near: takers(name) });
    }
  }
  const last = messages.at(-1);
  if (last === undefined || last.role === "system") throw new ChatError("usage", { model: id, option: "messages", kind: "no-question" });
  if (last.role === "assistant" && (last.open === undefined || !traits.continues.includes(last.open))) {
    throw new ChatError("usage", { model: id, option: "open", kind: "option-refused", near: takers("open") });
  }
}
