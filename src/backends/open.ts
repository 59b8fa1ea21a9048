import type { Target } from "../catalogue/target.ts";
import type { Model } from "../model/model.ts";
import type { Shape } from "../model/shape.ts";

/** What a target alone does not say. */
export interface OpenOptions {
  /** Value of the target's key, if the environment has one. */
  readonly key?: string;
  /** Outranks the host's known shape and the recipe. */
  readonly shape?: Shape;
  /** Threads for the local engine; absent: as many as the machine has cores. */
  readonly threads?: number;
}

export async function openModel(_target: Target, _options: OpenOptions = {}): Promise<Model> {
  throw new Error("stub");
}
