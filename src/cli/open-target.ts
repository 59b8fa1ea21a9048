import { openModel } from "../backends/open.ts";
import type { Target } from "../catalogue/target.ts";
import type { Config } from "../config/read-config.ts";
import type { Model } from "../model/model.ts";
import type { Shape } from "../model/shape.ts";

/** Opens a target with the one key that is meant for it; the local engine gets none. */
export function openTarget(target: Target, config: Config, shape?: Shape): Promise<Model> {
  const key = target.kind === "openai" ? config.keyOf(target) : undefined;
  return openModel(target, { ...(key !== undefined && { key }), ...(shape && { shape }), env: config.engineEnv });
}
