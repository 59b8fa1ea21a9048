import { openModel } from "../../backends/open.ts";
import { resolveTarget } from "../../catalogue/resolve-target.ts";
import { weights } from "../../catalogue/weights.ts";
import type { Config } from "../../config/read-config.ts";
import { collect } from "../../model/collect.ts";
import { ChatError } from "../../model/error.ts";
import type { DoctorTexts } from "../../texts/doctor/texts.ts";
import { chooseTarget } from "../choose-target.ts";
import { openTarget } from "../open-target.ts";
import type { Check } from "./check.ts";

/** The engine, by a real answer of the demonstration model; and the model that was chosen, as far as it can be opened unasked. */
export function modelChecks(config: Config, say: DoctorTexts): readonly Check[] {
  return [
    {
      name: "engine",
      async look(signal) {
        const demonstration = weights.find((entry) => entry.demonstration);
        if (demonstration === undefined) throw new ChatError("weights", { kind: "missing-file" });
        const target = resolveTarget(demonstration.id, { exists: () => false });
        const model = await openModel(target, { env: config.engineEnv });
        try {
          const { start, finish } = await collect(model.reply([{ role: "user", text: "What is 2 + 2?" }], { maxTokens: 200, signal }));
          return say.engine(start.model, (finish.timing.totalMs / 1_000).toFixed(1));
        } finally {
          await model.close();
        }
      },
    },
    {
      name: "model",
      async look() {
        if (!config.model) return say.model(undefined);
        const hasKey = (holder: { readonly keyName: string; readonly baseUrl: string }) => config.keyOf(holder) !== undefined;
        const target = chooseTarget(config.model, true, { hosts: config.hosts, hasKey, ollamaUrl: config.ollamaUrl });
        const model = await openTarget(target, config);
        await model.close();
        return say.model(target.id);
      },
    },
  ];
}
