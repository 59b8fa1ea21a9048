import { hostsThatTake } from "../../catalogue/controls.ts";
import { hosts } from "../../catalogue/hosts.ts";
import { checkOptions } from "../../model/check-options.ts";
import type { Message } from "../../model/message.ts";
import type { OptionName, ReplyOptions, Traits } from "../../model/model.ts";
import type { Recipe } from "../../reasoning/recipe.ts";

const common: readonly OptionName[] = ["temperature", "topP", "maxTokens", "seed", "stop", "schema"];

/** What can be asked of an Ollama. It has no limit on thinking, and whether a reply goes on is up to each model's template. */
export function traitsOf(recipe: Recipe): Traits {
  return { accepts: common.filter((name) => !recipe.refuses?.includes(name)), continues: [], thinks: recipe.thinks };
}

/** @throws ChatError `usage` for what an Ollama cannot do, naming the hosts that can. */
export function refuseUnsupported(id: string, recipe: Recipe, messages: readonly Message[], options: ReplyOptions): void {
  checkOptions(id, traitsOf(recipe), messages, options, (option) => hostsThatTake(option, hosts));
}
