import { statSync } from "node:fs";
import { weightsFile } from "../../backends/weights-file.ts";
import type { Target } from "../../catalogue/target.ts";
import { scorerVersion } from "../../evaluation/scorers/grade.ts";
import type { Setup } from "../../evaluation/setup.ts";
import type { Suite } from "../../evaluation/suite.ts";
import { recipes } from "../../reasoning/recipes.ts";

export interface SetupOptions {
  readonly suite: Suite;
  readonly target: Target;
  readonly shape: string | undefined;
  readonly maxTokens: number | undefined;
  readonly seed: number;
  readonly k: number;
}

/** What decides the trials, as the record's header keeps it. */
export function setupOf({ suite, target, shape, maxTokens, seed, k }: SetupOptions): Setup {
  const { sampling, maxTokens: usual } = recipes[target.family];
  const local = target.kind === "weights";
  const providers = target.kind === "openai" ? (target.routing?.providers ?? []) : [];
  return {
    suite: suite.name,
    suiteHash: suite.hash,
    directive: suite.directive ?? null,
    scorerVersion,
    model: local ? target.id : target.model,
    // Behind a router other providers are other trials.
    host: local ? "this computer" : [target.baseUrl, ...providers].join(" "),
    weights: local ? `${statSync(weightsFile(target)).size} bytes` : null,
    family: target.family,
    shape: shape ?? null,
    temperature: sampling?.temperature ?? null,
    topP: sampling?.topP ?? null,
    maxTokens: maxTokens ?? usual ?? null,
    seed,
    n: suite.questions.length,
    k,
  };
}
