import { statSync } from "node:fs";
import { type ResolveOptions, resolveTarget } from "../catalogue/resolve-target.ts";
import type { Target } from "../catalogue/target.ts";
import { weights } from "../catalogue/weights.ts";
import { ChatError } from "../model/error.ts";

/**
 * The model that was chosen. Without a choice a person gets the demonstration model, and a script gets none: its answers
 * would be taken for R1's.
 *
 * @param known the user's hosts, keys and providers.
 * @throws ChatError `config` where a script chose nothing; what `resolveTarget` throws.
 */
export function chooseTarget(name: string | undefined, forPerson: boolean, known: Omit<ResolveOptions, "exists"> = {}): Target {
  // An empty name is what a script's empty variable leaves.
  const chosen = name || (forPerson ? weights.find(({ demonstration }) => demonstration)?.id : undefined);
  if (chosen === undefined) throw new ChatError("config", { kind: "no-model" });
  return resolveTarget(chosen, { ...known, exists: isFile });
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
