import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { weightsFile } from "../../backends/weights-file.ts";
import { allDistills } from "../../catalogue/find-distill.ts";
import { resolveTarget } from "../../catalogue/resolve-target.ts";
import { weights } from "../../catalogue/weights.ts";
import type { Config } from "../../config/read-config.ts";
import { collect } from "../../model/collect.ts";
import { ChatError } from "../../model/error.ts";
import type { DoctorTexts } from "../../texts/doctor/texts.ts";
import { findWeights, verifyWeights } from "../../weights/local-weights.ts";
import { chooseTarget } from "../choose-target.ts";
import { openTarget } from "../open-target.ts";
import { knownHere } from "../target-for.ts";
import { placesOf } from "../weights/places.ts";
import type { Check } from "./check.ts";

/** The weights that come along. @throws ChatError where the catalogue has none. */
function demonstration() {
  const entry = weights.find((one) => one.demonstration);
  const target = entry && resolveTarget(entry.id, { exists: () => false });
  if (target?.kind !== "weights") throw new ChatError("weights", { kind: "missing-file" });
  return target;
}

/** The engine, by a real answer of the demonstration model; and the model that was chosen, as far as it can be opened unasked. */
export function modelChecks(config: Config, say: DoctorTexts): readonly Check[] {
  return [
    {
      name: "engine",
      async look(signal) {
        const model = await openTarget(demonstration(), config);
        try {
          const { start, finish } = await collect(model.reply([{ role: "user", text: "What is 2 + 2?" }], { maxTokens: 200, signal }));
          return say.engine(start.model, (finish.timing.totalMs / 1_000).toFixed(1));
        } finally {
          await model.close();
        }
      },
    },
    {
      name: "weights",
      async look(signal) {
        const path = weightsFile(demonstration());
        const hash = createHash("sha256")
          .update(await readFile(path))
          .digest("hex");
        if (!weights.some(({ sha256 }) => sha256 === hash)) throw new ChatError("weights", { file: path, kind: "hash-mismatch" });
        const places = placesOf(config);
        const here = allDistills().flatMap((named) => {
          const found = findWeights(named.file, places);
          return found === undefined ? [] : [{ ...named, path: found.path }];
        });
        for (const { file, path } of here) await verifyWeights({ file, path, places, signal });
        return say.weights(here.map(({ id }) => id));
      },
    },
    {
      name: "model",
      async look() {
        if (!config.model) return say.model(undefined);
        const target = chooseTarget(config.model, true, knownHere(config));
        const model = await openTarget(target, config);
        await model.close();
        return say.model(target.id);
      },
    },
  ];
}
