import { existsSync } from "node:fs";
import { join } from "node:path";
import { openModel } from "../backends/open.ts";
import type { Target } from "../catalogue/target.ts";
import type { Config } from "../config/read-config.ts";
import type { Model } from "../model/model.ts";
import type { Shape } from "../model/shape.ts";
import { type PrepareOptions, prepareWeights } from "./weights/prepare-weights.ts";

/** Opens a target with the one key that is meant for it; the local engine gets none. */
export async function openTarget(target: Target, config: Config, shape?: Shape, options: PrepareOptions = {}): Promise<Model> {
  if (target.kind === "weights") await prepareWeights(target, config, options);
  const key = target.kind === "openai" ? config.keyOf(target) : undefined;
  const engineFolder = engineFolderOf(config);
  return openModel(target, {
    ...(key !== undefined && { key }),
    ...(shape && { shape }),
    env: config.engineEnv,
    ...(existsSync(engineFolder) && { engineFolder }),
  });
}

/** Where `fathom engine install` puts the engine. */
export function engineFolderOf({ folders }: Config): string {
  return join(folders.data, "engine");
}
