import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { pullOllama } from "../../backends/ollama/pull.ts";
import { allDistills, findDistill, type NamedDistill } from "../../catalogue/find-distill.ts";
import { hub, hubUrl } from "../../catalogue/hub.ts";
import { nearest } from "../../catalogue/nearest.ts";
import { ollama } from "../../catalogue/ollama.ts";
import { resolveTarget } from "../../catalogue/resolve-target.ts";
import type { Config } from "../../config/read-config.ts";
import { lock } from "../../evaluation/lock.ts";
import { ChatError } from "../../model/error.ts";
import { type WeightsTexts, weightsTexts } from "../../texts/weights/texts.ts";
import { download } from "../../weights/download.ts";
import { findWeights, noteVerified, placeOf, verifyWeights } from "../../weights/local-weights.ts";
import { langOf } from "../ask/ask-flags.ts";
import type { Command, CommandContext } from "../command.ts";
import { isAlive } from "../eval/is-alive.ts";
import { readFlags } from "../flags.ts";
import { createMeter } from "./meter.ts";
import { placesOf } from "./places.ts";

const flags = {
  unchecked: { type: "boolean" },
  offline: { type: "boolean" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** `fathom pull`: weights onto this computer, whole and checked. */
export const pull: Command = async ({ args, configure, out, err, signal }) => {
  const { given, words } = readFlags(flags, args);
  const lang = langOf(given);
  const { config, texts } = configure(lang === undefined ? {} : { lang });
  const say = weightsTexts[texts.language];
  if (given.help) {
    await out.write(say.pullHelp);
    return 0;
  }
  const [name, ...more] = words;
  if (name === undefined || more.length > 0) throw new ChatError("usage", { kind: "one-name" });
  if (name.startsWith(`${ollama.id}:`)) return pullThroughOllama({ name, config, say, err, signal });
  const named = findDistill(name);
  if (named === undefined) {
    const near = nearest(
      name,
      allDistills().map(({ id }) => id),
    );
    throw new ChatError("model-not-found", { model: name, said: name, kind: "no-distill", near });
  }
  const { unchecked = false, offline = false } = given;
  const path = await pullDistill({ named, unchecked, offline, config, say, err, signal });
  await out.write(`${path}\n`);
  return 0;
};

interface OllamaOptions extends Pick<PullOptions, "config" | "say" | "err" | "signal"> {
  readonly name: string;
}

/** Ollama keeps its models itself, goes on where a pull stopped and checks what it gets: it is only told to, and watched. */
async function pullThroughOllama({ name, config, say, err, signal }: OllamaOptions): Promise<number> {
  const target = resolveTarget(name, { exists: () => false, ollamaUrl: config.ollamaUrl });
  if (target.kind !== "ollama-api") throw new ChatError("model-not-found", { model: name, kind: "no-distill", said: name });
  const meter = createMeter(err, say, config.redraws);
  const { baseUrl, model } = target;
  try {
    await pullOllama({
      baseUrl,
      model,
      signal,
      onProgress: ({ done, of }) => done !== undefined && of !== undefined && meter.show({ state: "loading", done, of }),
    });
  } finally {
    await meter.end();
  }
  await err.write(`${say.pulledByOllama(name)}\n`);
  return 0;
}

interface PullOptions {
  readonly named: NamedDistill;
  readonly unchecked: boolean;
  readonly offline: boolean;
  readonly config: Config;
  readonly say: WeightsTexts;
  readonly err: CommandContext["err"];
  readonly signal: AbortSignal;
}

/** @returns where the weights are. */
async function pullDistill({ named, unchecked, offline, config, say, err, signal }: PullOptions): Promise<string> {
  const { id, file } = named;
  const places = placesOf(config);
  const path = placeOf(file, places);
  const meter = createMeter(err, say, config.redraws);
  const tell = (text: string) => err.write(`${err.fitted(text)}\n`);
  try {
    const local = findWeights(file, places);
    if (local !== undefined) {
      const onRead = (done: number, of: number) => meter.show({ state: "reading", done, of });
      await verifyWeights({ file, path: local.path, places, signal, onRead });
      await meter.end();
      await tell(file.sha256 === undefined ? say.alreadyUnchecked(id) : say.already(id));
      return local.path;
    }
    if (offline) throw new ChatError("unreachable", { model: id, kind: "offline" });
    if (file.sha256 === undefined && !unchecked) throw new ChatError("usage", { model: id, kind: "no-checksum" });
    await mkdir(dirname(path), { recursive: true }).catch((error: unknown) => {
      throw new ChatError("not-saved", { file: path }, { cause: error });
    });
    const release = await lock(path, { pid: process.pid, isAlive, busy: "pull-busy" });
    try {
      const token = config.keyOf(hub.keyName);
      await download({
        url: hubUrl(config.hub.endpoint, file.repository, file.file, file.revision),
        file: path,
        bytes: file.bytes,
        rounded: file.rounded === true,
        ...(file.sha256 !== undefined && { sha256: file.sha256 }),
        ...(token !== undefined && { token }),
        tokenName: hub.keyName,
        proxies: config.proxies(),
        signal,
        onProgress: meter.show,
      });
      await noteVerified(file, path, places);
    } finally {
      await release();
    }
    await meter.end();
    await tell(file.sha256 === undefined ? say.pulledUnchecked(id) : say.pulled(id));
    return path;
  } finally {
    await meter.end();
  }
}
