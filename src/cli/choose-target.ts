import { statSync } from "node:fs";
import { resolveTarget } from "../catalogue/resolve-target.ts";
import type { Target } from "../catalogue/target.ts";
import { weights } from "../catalogue/weights.ts";
import type { Config } from "../config/read-config.ts";
import { ChatError } from "../model/error.ts";
import { findWeights } from "../weights/local-weights.ts";
import { placesOf } from "./weights/places.ts";
import { unchosenTarget } from "./weights/unchosen.ts";

/**
 * The model that was chosen. Without a choice it is the first distill of the catalogue's order that is on this computer, checked and
 * fitting; without one of those a person gets the demonstration model, and a script gets none: its answers would be taken for R1's.
 *
 * @throws ChatError `config` where a script chose nothing; what `resolveTarget` throws.
 */
export function chooseTarget(name: string | undefined, forPerson: boolean, config: Config): Target {
  // An empty name is what a script's empty variable leaves.
  const unchosen = name ? undefined : unchosenTarget(config);
  if (unchosen !== undefined) return unchosen;
  const chosen = name || (forPerson ? weights.find(({ demonstration }) => demonstration)?.id : undefined);
  if (chosen === undefined) throw new ChatError("config", { kind: "no-model" });
  const { ollamaUrl } = config;
  return resolveTarget(chosen, { exists: isFile, find: ({ file }) => findWeights(file, placesOf(config))?.path, ollamaUrl });
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
