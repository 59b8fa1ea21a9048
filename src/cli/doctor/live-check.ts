import { hosts } from "../../catalogue/hosts.ts";
import type { Config } from "../../config/read-config.ts";
import { collect } from "../../model/collect.ts";
import type { DoctorTexts } from "../../texts/doctor/texts.ts";
import { openTarget } from "../open-target.ts";
import { targetFor } from "../target-for.ts";
import type { Check } from "./check.ts";

/** Enough for a short thought, and for what it costs not to matter. */
const mostTokens = 512;

/** One short question to a host, read without any assumption, so that its own way of handing the thinking over shows. */
export function liveCheck(name: string, config: Config, say: DoctorTexts): Check {
  return {
    name: "live",
    async look(signal) {
      const target = await targetFor(withModel(name, config), { config, forPerson: false, signal });
      const model = await openTarget(target, config, "plain");
      try {
        const maxTokens = { ...(model.traits.accepts.includes("maxTokens") && { maxTokens: mostTokens }) };
        const stallMs = { ...(config.stallMs !== undefined && { stallMs: config.stallMs }) };
        const { start, reasoning, answer, finish } = await collect(
          model.reply([{ role: "user", text: "What is 47 + 38?" }], { ...maxTokens, ...stallMs, signal }),
        );
        const host = "host" in target ? target.host : undefined;
        return say.live({
          model: start.model,
          shape: reasoning !== "" ? "field" : /<\/?think>/.test(answer) ? "tags" : undefined,
          finish: finish.reason,
          usage: finish.usage !== undefined,
          provider: start.provider,
          country: hosts.find(({ id }) => id === host)?.operator.country,
        });
      } finally {
        await model.close();
      }
    },
  };
}

/** A host that was named alone is asked for its own spelling of R1, where the catalogue has one. */
function withModel(name: string, config: Config): string {
  const host = config.hosts.find(({ id }) => id === name);
  const model = host?.serves?.r1 ?? host?.models[0];
  return model === undefined ? name : `${name}:${model}`;
}
