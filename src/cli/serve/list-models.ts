import { allDistills, type NamedDistill } from "../../catalogue/find-distill.ts";
import type { Host } from "../../catalogue/host.ts";
import { resolveTarget } from "../../catalogue/resolve-target.ts";
import type { Target } from "../../catalogue/target.ts";
import { weights } from "../../catalogue/weights.ts";
import type { Family } from "../../model/family.ts";
import { recipes } from "../../reasoning/recipes.ts";
import type { ModelEntry } from "../../wire/models.ts";

/** R1 itself and its distills; anything else is shown as not being it. */
const isR1: Readonly<Record<Family, boolean>> = { r1: true, "r1-0528": true, v4: false, v3: false, unknown: false };

export interface ListModelsOptions {
  /** Names as `--model` takes them, the default first. */
  readonly chosen: readonly string[];
  /** The hosts that can be named. */
  readonly hosts: readonly Host[];
  /** Whether a host's key is at hand. */
  readonly hasKey: (host: Host) => boolean;
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
}

/**
 * Everything that answers without further doing: what was named, the weights that come along, and the models of hosts
 * whose key is there.
 *
 * @throws ChatError for a chosen name that means nothing.
 */
export function listModels({
  chosen,
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
  const named = chosen.map((name) => resolveTarget(name, { exists, find, hosts, hasKey, ...(ollamaUrl && { ollamaUrl }) }));
  // A file in the folder may be called like a host; what is listed by itself means the catalogue.
  const listed = [...here, ...weights.map(({ id }) => id), ...ofHosts].map((name) =>
    resolveTarget(name, { exists: () => false, find, hosts }),
  );
  const found = new Map<string, UsableModel>();
  for (const target of [...named, ...listed]) if (!found.has(target.id)) found.set(target.id, { entry: entryOf(target), target });
  return [...found.values()];
}

function entryOf(target: Target): ModelEntry {
  const { family } = target;
  const common = { id: target.id, thinks: recipes[family].thinks };
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
    case "ollama-api": {
      // What runs on a loopback address runs here.
      const local = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(target.baseUrl).hostname);
      return { ...common, model: target.model, host: target.host, local, r1: isR1[family] };
    }
    default:
      return target satisfies never;
  }
}
