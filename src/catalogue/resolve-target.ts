import { ChatError } from "../model/error.ts";
import { allowProviders } from "./allow-providers.ts";
import { familyOf } from "./families.ts";
import { type Host, hostedNames } from "./host.ts";
import { hostedTarget, refuseRetired } from "./hosted-target.ts";
import { hosts as catalogue } from "./hosts.ts";
import { nearest } from "./nearest.ts";
import { ollama } from "./ollama.ts";
import { chooseHost } from "./short-name.ts";
import type { HostedTarget, Target } from "./target.ts";
import { targetOfUrl } from "./target-of-url.ts";
import { weights } from "./weights.ts";

/** What look-up may ask of the file system and of the configuration. */
export interface ResolveOptions {
  /** Whether a path names a file that is there. */
  readonly exists: (path: string) => boolean;
  /** Where Ollama listens; absent: where it does by itself. */
  readonly ollamaUrl?: () => string | undefined;
  /** The hosts that can be named: the catalogue's, unless the user has own ones. */
  readonly hosts?: readonly Host[];
  /** Whether a host's key is at hand. */
  readonly hasKey?: (host: Host) => boolean;
  /** The providers that a router may ask, where the user names any. */
  readonly providers?: readonly string[];
}

/**
 * Turns the name given to `--model` into a target: a file that exists wins, then a short name, then
 * `BASE_URL#MODEL`, then `HOST:MODEL`.
 *
 * @throws ChatError `model-not-found` with the nearest names, `weights` for a file that is not there, `model-retired`
 *   for a name that its host has withdrawn or a host that has left R1, `config` for a short name without any host's key,
 *   `usage` for providers where nothing routes, `usage` or `config` for a URL that cannot be used.
 * @example
 * resolveTarget("openrouter:deepseek/deepseek-r1", { exists: () => false }).kind; // "openai"
 */
export function resolveTarget(name: string, options: ResolveOptions): Target {
  const hosts = options.hosts ?? catalogue;
  return allowProviders(find(name, { ...options, hosts }), options.providers, hosts);
}

function find(
  name: string,
  { exists, hosts, hasKey = () => false, ollamaUrl }: ResolveOptions & { readonly hosts: readonly Host[] },
): Target {
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
  if (/^https?:\/\//i.test(name)) return refusingRetired(targetOfUrl(name), hosts);
  // A server of weights calls its model after the file.
  const namesHost = hosts.some(({ id }) => name.startsWith(`${id}:`));
  if ((/\.gguf$/i.test(name) && !namesHost) || /^[.~]?[\\/]/.test(name))
    throw new ChatError("weights", { file: name, kind: "missing-file" });
  const short = hostedNames.find((one) => one === name);
  return short === undefined ? targetOfHost(name, hosts, () => ollamaUrl?.() ?? ollama.baseUrl) : chooseHost(short, hosts, hasKey);
}

/** An address may lead to a host of the catalogue, whose retired names are no better there. */
function refusingRetired(target: HostedTarget, hosts: readonly Host[]): Target {
  const { origin } = new URL(target.baseUrl);
  const host = hosts.find(({ baseUrl }) => new URL(baseUrl).origin === origin);
  // A host that has left R1 may still rent out a machine with it, which only an address reaches.
  if (host?.retired?.includes(target.model)) refuseRetired(host, target.model, hosts);
  return target;
}

/** A file of weights is a distill of R1 unless its name says that it is something else. */
function targetOfFile(file: string): Target {
  const id = file.split(/[\\/]/).at(-1) ?? file;
  const family = familyOf(id);
  return { kind: "weights", id, file, family: family === "unknown" ? "r1" : family };
}

function targetOfHost(name: string, hosts: readonly Host[], ollamaUrl: () => string): Target {
  const colon = name.indexOf(":");
  const id = colon < 0 ? name : name.slice(0, colon);
  const model = colon < 0 ? "" : name.slice(colon + 1);
  if (id === ollama.id) {
    if (model === "") throw new ChatError("model-not-found", { host: id, kind: "host-without-model" });
    return { kind: "ollama-api", id: name, baseUrl: ollamaUrl(), model, host: id, family: familyOf(model) };
  }
  const host = hosts.find((entry) => entry.id === id);
  if (host !== undefined) return hostedTarget(host, model, hosts);
  const withdrew = hosts.find(({ retired }) => colon < 0 && retired?.includes(id));
  if (withdrew !== undefined) refuseRetired(withdrew, id, hosts);
  const known = [...weights.map((entry) => entry.id), ...hostedNames, ...hosts.map((entry) => entry.id)];
  throw new ChatError("model-not-found", {
    model: name,
    kind: colon < 0 ? "unknown-model" : "unknown-host",
    near: nearest(id, known),
  });
}
