import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { type EngineKind, engineKinds, enginePackages } from "../../catalogue/engine-packages.ts";
import { lock } from "../../evaluation/lock.ts";
import { ChatError } from "../../model/error.ts";
import { weightsTexts } from "../../texts/weights/texts.ts";
import { langOf } from "../ask/ask-flags.ts";
import type { Command } from "../command.ts";
import { isAlive } from "../eval/is-alive.ts";
import { readFlags } from "../flags.ts";
import { engineFolderOf } from "../open-target.ts";
import { installEngine } from "./install-engine.ts";

const flags = { lang: { type: "string" }, help: { type: "boolean", short: "h" } } as const;

/** `fathom engine install`: what runs weights, for installations that came without it. */
export const engine: Command = async ({ args, configure, out, err, signal }) => {
  const { given, words } = readFlags(flags, args);
  const lang = langOf(given);
  const { config, texts } = configure(lang === undefined ? {} : { lang });
  const say = weightsTexts[texts.language];
  if (given.help) {
    await out.write(say.engineHelp);
    return 0;
  }
  const [verb, kind, ...more] = words;
  const system = `${process.platform}-${process.arch}`;
  const known: Partial<Record<EngineKind, unknown>> = enginePackages[system] ?? {};
  const near = engineKinds.filter((one) => known[one] !== undefined);
  const wanted = near.find((one) => one === kind);
  if (verb !== "install" || wanted === undefined || more.length > 0) {
    throw new ChatError("usage", { kind: "engine-kind", said: [system, ...words].join(" "), near });
  }
  const folder = engineFolderOf(config);
  await mkdir(dirname(folder), { recursive: true }).catch((error: unknown) => {
    throw new ChatError("not-saved", { file: folder }, { cause: error });
  });
  const release = await lock(folder, { pid: process.pid, isAlive, busy: "pull-busy" });
  try {
    await err.write(`${say.fetching(wanted)}\n`);
    await installEngine({ kind: wanted, system, folder, signal });
    await err.write(`${say.installed(folder)}\n`);
    return 0;
  } finally {
    await rm(`${folder}.new`, { recursive: true, force: true });
    await release();
  }
};
