import { hostsThatTake } from "../../catalogue/controls.ts";
import { hosts } from "../../catalogue/hosts.ts";
import type { Target } from "../../catalogue/target.ts";
import { checkOptions } from "../../model/check-options.ts";
import type { Message } from "../../model/message.ts";
import type { OptionName, ReplyOptions, Traits } from "../../model/model.ts";
import type { Recipe } from "../../reasoning/recipe.ts";

type OpenaiTarget = Extract<Target, { kind: "openai" }>;

const common: readonly OptionName[] = ["temperature", "topP", "maxTokens", "seed", "stop"];

/** What can be asked of a host: the common options, less what the family ignores, and what the host has words of its own for. */
export function traitsOf({ controls = {} }: OpenaiTarget, recipe: Recipe): Traits {
  const { thinkingLimit, continuing = {}, jsonSchema } = controls;
  const accepts: readonly OptionName[] = [
    ...common.filter((name) => !recipe.refuses?.includes(name)),
    ...(thinkingLimit !== undefined ? (["maxThink"] as const) : []),
    ...(jsonSchema !== undefined ? (["schema"] as const) : []),
  ];
  return { accepts, continues: (["reasoning", "text"] as const).filter((open) => continuing[open] !== undefined), thinks: recipe.thinks };
}

/** @throws ChatError `usage` for what this host cannot do, naming the hosts that can. */
export function refuseUnsupported(target: OpenaiTarget, recipe: Recipe, messages: readonly Message[], options: ReplyOptions): void {
  checkOptions(target.id, traitsOf(target, recipe), messages, options, (option) => hostsThatTake(option, hosts));
}
