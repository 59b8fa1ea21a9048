import { nearest } from "../../catalogue/nearest.ts";
import { ChatError } from "../../model/error.ts";
import type { ModelEntry } from "../../wire/models.ts";

/** One model in the list that clients read. */
export interface ListedModel {
  readonly id: string;
  readonly object: "model";
  /** Seconds since 1970. */
  readonly created: number;
  readonly owned_by: string;
  /** Not DeepSeek R1: it only shows how everything works. */
  readonly demonstration?: true;
}

/**
 * What other programs may ask: what runs on this computer, and what was named for them. A host that bills for every reply is
 * not spent from by surprise.
 *
 * @param named ids that the person has named for other programs.
 */
export function servedModels(models: readonly ModelEntry[], named: readonly string[]): readonly ModelEntry[] {
  return models.filter(({ id, local }) => local || named.includes(id));
}

export function listed({ id, host, demonstration }: ModelEntry, created: number): ListedModel {
  const owner = demonstration ? "demonstration, not DeepSeek R1" : host;
  return { id, object: "model", created, owned_by: owner, ...(demonstration && { demonstration }) };
}

/**
 * The model that a request means. One that names none gets the first that is served, but never the demonstration: its answers
 * would be taken for R1's.
 *
 * @throws ChatError `usage` where none is named and only the demonstration is there, `model-not-found` for a name that is not
 *   served.
 */
export function chosenModel(served: readonly ModelEntry[], id: string | undefined): ModelEntry {
  const found = served.find((entry) => (id === undefined ? entry.demonstration === undefined : entry.id === id));
  if (found !== undefined) return found;
  const ids = served.map((entry) => entry.id);
  if (id === undefined) throw new ChatError("usage", { kind: "no-served-model", status: 400, option: "model", near: ids });
  const close = nearest(id, ids);
  throw new ChatError("model-not-found", {
    kind: "not-served",
    status: 404,
    model: id,
    option: "model",
    near: close.length > 0 ? close : ids,
  });
}
