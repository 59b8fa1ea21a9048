import { isR1 } from "../catalogue/is-r1.ts";
import type { Provenance } from "../conversation/provenance.ts";
import { recipes } from "../reasoning/recipes.ts";
import type { ModelEntry } from "../wire/models.ts";

/** The model that was asked, as far as it is still known. */
export interface Asked {
  readonly model: string;
  /** Absent where nobody knows any more. */
  readonly host?: string;
  readonly local: boolean;
  readonly thinks: boolean;
  readonly r1: boolean;
  readonly demonstration?: true;
}

/** What a reply says of who was asked, with what the list of models adds where the model is still in it. */
export function askedOf({ asked, family, host }: Provenance, models: readonly ModelEntry[]): Asked {
  const entry = models.find(({ id }) => id === asked) ?? models.find(({ model }) => model === asked);
  // What a reply from here says in the place of a host: see `StartPart`.
  const local = host === "this computer";
  return entry ?? { model: asked, ...(host !== undefined && { host }), local, thinks: recipes[family].thinks, r1: isR1[family] };
}
