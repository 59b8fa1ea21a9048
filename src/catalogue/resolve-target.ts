import { ChatError } from "../model/error.ts";
import { familyOf } from "./families.ts";
import { allDistills, findDistill, type NamedDistill } from "./find-distill.ts";
import { hosts } from "./hosts.ts";
import { nearest } from "./nearest.ts";
import { ollama } from "./ollama.ts";
import type { Target } from "./target.ts";
import { targetOfUrl } from "./target-of-url.ts";
import { weights } from "./weights.ts";

/** What look-up may ask of the file system. */
export interface ResolveOptions {
  /** Whether a path names a file that is there. */
  readonly exists: (path: string) => boolean;
  /** Where a distill's file is on this computer; undefined where it is not. Absent: nothing is looked for. */
  readonly find?: (named: NamedDistill) => string | undefined;
  /** Where Ollama listens; absent: where it does by itself. */
  readonly ollamaUrl?: () => string | undefined;
}

/**
 * Turns the name given to `--model` into a target: a file that exists wins, then a short name, then
 * `BASE_URL#MODEL`, then `HOST:MODEL`.
 *
 * @throws ChatError `model-not-found` with the nearest names, `weights` for a file that is not there or not pulled, `model-retired`
 *   for a name that its host has withdrawn, `usage` or `config` for a URL that cannot be used.
 * @example
 * resolveTarget("openrouter:deepseek/deepseek-r1", { exists: () => false }).kind; // "openai"
 */
export function resolveTarget(name: string, { exists, find, ollamaUrl }: ResolveOptions): Target {
  if (exists(name)) return targetOfFile(name);
  const own = weights.find(({ id }) => id === name);
  if (own !== undefined) {
    return {
      kind: "weights",
      id: own.id,
      file: own.path,
      packaged: true,
      family: familyOf(own.id),
      ...(own.demonstration && { demonstration: own.demonstration }),
    };
  }
  const named = findDistill(name);
  if (named !== undefined) return targetOfDistill(named, find?.(named));
  if (/^https?:\/\//i.test(name)) return targetOfUrl(name);
  if (/\.gguf$/i.test(name) || /^[.~]?[\\/]/.test(name)) throw new ChatError("weights", { file: name, kind: "missing-file" });
  return targetOfHost(name, () => ollamaUrl?.() ?? ollama.baseUrl);
}

/** @throws ChatError `weights` of the kind `distill-not-pulled` where the file is not on this computer. */
export function targetOfDistill({ id, distill }: NamedDistill, file: string | undefined): Extract<Target, { kind: "weights" }> {
  if (file === undefined) throw new ChatError("weights", { model: id, kind: "distill-not-pulled" });
  return { kind: "weights", id, file, distill: true, family: familyOf(distill.name) };
}

/** A file of weights is a distill of R1 unless its name says that it is something else. */
function targetOfFile(file: string): Target {
  const id = file.split(/[\\/]/).at(-1) ?? file;
  const family = familyOf(id);
  return { kind: "weights", id, file, family: family === "unknown" ? "r1" : family };
}

function targetOfHost(name: string, ollamaUrl: () => string): Target {
  const colon = name.indexOf(":");
  const id = colon < 0 ? name : name.slice(0, colon);
  const model = colon < 0 ? "" : name.slice(colon + 1);
  if (id === ollama.id) {
    if (model === "") throw new ChatError("model-not-found", { host: id, kind: "host-without-model" });
    return { kind: "ollama-api", id: name, baseUrl: ollamaUrl(), model, host: id, family: familyOf(model) };
  }
  const host = hosts.find((entry) => entry.id === id);
  if (host === undefined) {
    const files = allDistills().filter((entry) => entry.distill.id === id);
    if (files.length > 0)
      throw new ChatError("model-not-found", { model: name, kind: "unknown-quantisation", near: files.map((one) => one.id) });
    const kind = colon < 0 ? "unknown-model" : "unknown-host";
    const known = [...[...weights, ...allDistills(), ...hosts].map((entry) => entry.id), ollama.id];
    throw new ChatError("model-not-found", { model: name, kind, near: nearest(id, known) });
  }
  if (model === "")
    throw new ChatError("model-not-found", { host: id, kind: "host-without-model", near: host.models.map((one) => `${id}:${one}`) });
  if (host.retired?.includes(model)) {
    throw new ChatError("model-retired", { host: id, model, near: host.models.map((one) => `${id}:${one}`) });
  }
  return {
    kind: "openai",
    id: name,
    baseUrl: host.baseUrl,
    model,
    host: id,
    keyName: host.keyName,
    keyRequired: host.keyRequired,
    ...(host.shape && { shape: host.shape }),
    sendsFinishReason: host.sendsFinishReason ?? true,
    ...(host.controls && { controls: host.controls }),
    family: familyOf(model),
  };
}
