import { preferred } from "../../catalogue/distills.ts";
import { findDistill } from "../../catalogue/find-distill.ts";
import { targetOfDistill } from "../../catalogue/resolve-target.ts";
import type { Target } from "../../catalogue/target.ts";
import type { Config } from "../../config/read-config.ts";
import { memoryNeed, usualContext, verdictOf } from "../../weights/fit.ts";
import { findWeights } from "../../weights/local-weights.ts";
import { memoryOf } from "../../weights/machine.ts";
import { placesOf } from "./places.ts";

/**
 * What answers where no model was chosen: the first distill in the catalogue's order that is on this computer, was checked, and
 * fits. No host is ever asked for this, and nothing is read but file names and notes.
 */
export function unchosenTarget(config: Config): Target | undefined {
  const places = placesOf(config);
  const memory = memoryOf();
  for (const id of preferred) {
    const named = findDistill(id);
    if (named === undefined) continue;
    const local = findWeights(named.file, places);
    if (!local?.verified) continue;
    const { total } = memoryNeed(named.distill.shape, named.file.bytes, usualContext);
    if (verdictOf(total, memory) === "fits") return { ...targetOfDistill(named, local.path), unchosen: true };
  }
  return undefined;
}
