import { statSync } from "node:fs";
import { findDistill } from "../../catalogue/find-distill.ts";
import type { Target } from "../../catalogue/target.ts";
import type { Config } from "../../config/read-config.ts";
import { ChatError } from "../../model/error.ts";
import { memoryNeed, verdictOf } from "../../weights/fit.ts";
import { checkGgufFile } from "../../weights/gguf-file.ts";
import { findWeights, verifyWeights } from "../../weights/local-weights.ts";
import { memoryOf } from "../../weights/machine.ts";
import { shapeOf } from "../../weights/shape-of.ts";
import { placesOf } from "./places.ts";

/** Tokens of context without which there is no point in loading: the engine's own step. */
const leastContext = 4_096;

export interface PrepareOptions {
  /** Loads what does not fit all the same. */
  readonly force?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * What is known of weights before the engine reads them: whether they are the catalogue's bytes, whether their header is whole, and
 * whether this computer has the memory.
 *
 * @throws ChatError `weights`, `memory` with the figures; the signal's reason.
 */
export async function prepareWeights(target: Extract<Target, { kind: "weights" }>, config: Config, options: PrepareOptions): Promise<void> {
  if (target.packaged) return;
  const { file } = target;
  const { force = false, signal = new AbortController().signal } = options;
  const named = target.distill && findDistill(target.id);
  if (named !== undefined && findWeights(named.file, placesOf(config))?.verified === false) {
    await verifyWeights({ file: named.file, path: file, places: placesOf(config), signal });
  }
  const shape = shapeOf(await checkGgufFile(file));
  if (force || shape === undefined) return;
  const memory = memoryOf();
  const { total } = memoryNeed(shape, statSync(file).size, leastContext);
  if (verdictOf(total, memory) === "no") {
    throw new ChatError("memory", { file, model: target.id, kind: "does-not-fit", needBytes: total, haveBytes: memory.memoryBytes });
  }
}
