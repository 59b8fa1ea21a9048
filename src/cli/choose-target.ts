import { statSync } from "node:fs";
import { type ResolveOptions, resolveTarget } from "../catalogue/resolve-target.ts";
import type { Target } from "../catalogue/target.ts";
import { weights } from "../catalogue/weights.ts";
import { ChatError } from "../model/error.ts";

/** The user's hosts, keys and providers, and what is on this computer. */
export interface KnownModels extends Omit<ResolveOptions, "exists"> {
  /** What answers where nothing was chosen. */
  readonly unchosen?: () => Target | undefined;
}

/**
 * The model that was chosen. Without a choice it is the first distill of the catalogue's order that is on this computer, checked and
 * fitting; without one of those a person gets the demonstration model, and a script gets none: its answers would be taken for R1's.
 *
 * @throws ChatError `config` where a script chose nothing; what `resolveTarget` throws.
 */
export function chooseTarget(name: string | undefined, forPerson: boolean, known: KnownModels = {}): Target {
  // An empty name is what a script's empty variable leaves.
  const unchosen = name ? undefined : known.unchosen?.();
  if (unchosen !== undefined) return unchosen;
  const chosen = name || (forPerson ? weights.find(({ demonstration }) => demonstration)?.id : undefined);
  if (chosen === undefined) throw new ChatError("config", { kind: "no-model" });
  return resolveTarget(chosen, { ...known, exists: isFile });
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
