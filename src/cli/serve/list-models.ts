import { allDistills, type NamedDistill } from "../../catalogue/find-distill.ts";
import type { Host } from "../../catalogue/host.ts";
import { isR1 } from "../../catalogue/is-r1.ts";
import { isLoopback } from "../../catalogue/loopback.ts";
import { resolveTarget } from "../../catalogue/resolve-target.ts";
import type { Target } from "../../catalogue/target.ts";
import { weights } from "../../catalogue/weights.ts";
import { ChatError } from "../../model/error.ts";
import { recipes } from "../../reasoning/recipes.ts";
import type { ModelEntry } from "../../wire/models.ts";

export interface ListModelsOptions {
  /** Names as `--model` takes them, the default first. */
  readonly chosen: readonly string[];
  /** Names of models that other programs may ask, wherever they run. */
  readonly served?: readonly string[];
  /** The hosts that can be named. */
  readonly hosts: readonly Host[];
  /** Whether a host's key is at hand. */
  readonly hasKey: (host: Pick<Host, "keyName" | "baseUrl">) => boolean;
  readonly exists: (path: string) => boolean;
  /** Where a distill's file is on this computer; those that are here are listed. Absent: none. */
  readonly find?: (named: NamedDistill) => string | undefined;
  /** Where Ollama listens, if the configuration says so. */
  readonly ollamaUrl?: () => string | undefined;
}

/** What can be asked now, with what each entry opens. */
export interface UsableModel {
  readonly entry: ModelEntry;
  readonly target: Target;
  /** Named for other programs. */
  readonly served?: true;
}

/**
 * Everything that answers without further doing: what was named, the weights that come along, and the models of hosts
 * whose key is there.
 *
 * @throws ChatError for a chosen name that means nothing, `config` for one named for other programs whose key is not there:
 *   they could not mend it.
 */
export function listModels({
  chosen,
  served = [],
  hosts,
  hasKey,
  exists,
  find = () => undefined,
  ollamaUrl,
}: ListModelsOptions): readonly UsableModel[] {
  const ofHosts = hosts
    .filter((host) => host.keyRequired && hasKey(host))
    .flatMap(({ id, models }) => models.map((model) => `${id}:${model}`));
  const here = allDistills().flatMap((one) => (find(one) === undefined ? [] : [one.id]));
  const resolve = (name: string) => resolveTarget(name, { exists, find, hosts, hasKey, ...(ollamaUrl && { ollamaUrl }) });
  const named = chosen.map(resolve);
  // A file in the folder may be called like a host; what is listed by itself means the catalogue.
  const listed = [...here, ...weights.map(({ id }) => id), ...ofHosts].map((name) =>
    resolveTarget(name, { exists: () => false, find, hosts }),
  );
  const forOthers = served.map(resolve);
  for (const target of forOthers) requireKey(target, hasKey);
  const found = new Map<string, UsableModel>();
  for (const target of [...named, ...forOthers.filter(isLocal), ...listed, ...forOthers]) {
    if (found.has(target.id)) continue;
    const isServed = forOthers.some(({ id }) => id === target.id);
    found.set(target.id, { entry: entryOf(target), target, ...(isServed && { served: true }) });
  }
  return [...found.values()];
}

function requireKey(target: Target, hasKey: ListModelsOptions["hasKey"]): void {
  if (target.kind !== "openai" || !target.keyRequired || hasKey(target)) return;
  const { host, model, keyName } = target;
  throw new ChatError("config", { host, model, keyName, kind: "missing-key" });
}

/** Whether it runs here: weights, or what listens on a loopback address. */
function isLocal(target: Target): boolean {
  return target.kind === "weights" || isLoopback(new URL(target.baseUrl).hostname);
}

function entryOf(target: Target): ModelEntry {
  const { family } = target;
  const common = { id: target.id, family, thinks: recipes[family].thinks };
  switch (target.kind) {
    case "weights":
      return {
        ...common,
        model: target.id,
        host: "this computer",
        local: true,
        r1: isR1[family] && target.demonstration === undefined,
        ...(target.demonstration && { demonstration: target.demonstration }),
      };
    case "openai":
    case "ollama-api":
      return { ...common, model: target.model, host: target.host, local: isLocal(target), r1: isR1[family] };
    default:
      return target satisfies never;
  }
}
