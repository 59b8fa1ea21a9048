import { join } from "node:path";
import type { Config } from "../../config/read-config.ts";
import type { WeightsPlaces } from "../../weights/local-weights.ts";

/** Where weights lie, ours and those of the hub's own client. */
export function placesOf({ folders, hub }: Config): WeightsPlaces {
  return { folder: join(folders.data, "weights"), hubCache: hub.cache };
}
