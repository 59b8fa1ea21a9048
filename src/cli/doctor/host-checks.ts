import { listOllama } from "../../backends/ollama/list.ts";
import { checkKey } from "../../backends/openai/check-key.ts";
import { listHostModels } from "../../backends/openai/list-host-models.ts";
import type { Host } from "../../catalogue/host.ts";
import { isLoopback } from "../../catalogue/loopback.ts";
import { ollama } from "../../catalogue/ollama.ts";
import type { Config } from "../../config/read-config.ts";
import { keysFile, readStoredKeys } from "../../config/stored-keys.ts";
import { ChatError } from "../../model/error.ts";
import type { DoctorTexts } from "../../texts/doctor/texts.ts";
import type { Check } from "./check.ts";

/** A server on this computer answers at once or is not there. Milliseconds. */
const localMs = 2_000;

/** Keys, and the servers that run on this computer; on request also the hosts whose key is here. */
export function hostChecks(config: Config, say: DoctorTexts, online: boolean): readonly Check[] {
  const withKey = () => config.hosts.filter((host) => host.keyRequired && config.keyOf(host) !== undefined);
  return [
    {
      name: "keys",
      look() {
        readStoredKeys(keysFile(config.folders));
        for (const host of withKey()) checkKey({ ...host, host: host.id }, config.keyOf(host) ?? "");
        return say.keys([...new Set(withKey().map(({ keyName }) => keyName))]);
      },
    },
    { name: "servers", look: async (signal) => say.servers(await localServers(config, signal)) },
    ...(online ? hostsToAsk(config) : []).map(
      (host): Check => ({
        name: "host",
        async look(signal) {
          const key = config.keyOf(host);
          const names = await listHostModels({ host, ...(key !== undefined && { key }), signal });
          return say.host(host.id, names.length);
        },
      }),
    ),
  ];
}

/** Whoever has a key here, and what the user's own file names. */
function hostsToAsk({ hosts, keyOf }: Config): readonly Host[] {
  return hosts.filter((host) => (host.keyRequired ? keyOf(host) !== undefined : !onThisComputer(host.baseUrl)));
}

interface LocalServer {
  readonly id: string;
  readonly count: number;
}

/** What listens where servers of models usually do. No key is shown to whoever it is. */
async function localServers(config: Config, signal: AbortSignal): Promise<readonly LocalServer[]> {
  const baseUrl = config.ollamaUrl() ?? ollama.baseUrl;
  const asked = config.hosts
    .filter((host) => !host.keyRequired && host.id !== ollama.id && onThisComputer(host.baseUrl))
    .map((host) => found(host.id, () => listHostModels({ host, signal, limitMs: localMs }), signal));
  const own = onThisComputer(baseUrl)
    ? [found(ollama.id, () => listOllama({ baseUrl, signal: AbortSignal.any([signal, AbortSignal.timeout(localMs)]) }), signal)]
    : [];
  return (await Promise.all([...own, ...asked])).flat();
}

/** Somebody else's server on the same port is no fault, and neither is none at all. */
async function found(id: string, list: () => Promise<readonly unknown[]>, signal: AbortSignal): Promise<readonly LocalServer[]> {
  try {
    return [{ id, count: (await list()).length }];
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ChatError || (error instanceof DOMException && error.name === "TimeoutError")) return [];
    throw error;
  }
}

function onThisComputer(url: string): boolean {
  return isLoopback(new URL(url).hostname);
}
