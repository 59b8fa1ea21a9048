import type { Target } from "../catalogue/target.ts";
import type { Config } from "../config/read-config.ts";
import { ChatError } from "../model/error.ts";
import { chooseTarget } from "./choose-target.ts";

/** Names of a host's list that one message holds. */
const mostNamed = 8;

export interface TargetForOptions {
  readonly config: Config;
  readonly forPerson: boolean;
  /** What `--provider` names. */
  readonly providers?: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

/**
 * The model that was chosen, among the user's hosts and with the user's keys. Where only a host was named, that host is
 * asked which models it serves.
 *
 * @throws ChatError what `chooseTarget` throws; `model-not-found` with the host's real list, or with the names known of
 *   it and why it could not be asked.
 */
export async function targetFor(name: string | undefined, { config, forPerson, providers, signal }: TargetForOptions): Promise<Target> {
  try {
    const hasKey = (holder: { readonly keyName: string; readonly baseUrl: string }) => config.keyOf(holder) !== undefined;
    return chooseTarget(name, forPerson, { hosts: config.hosts, hasKey, ollamaUrl: config.ollamaUrl, ...(providers && { providers }) });
  } catch (error) {
    throw error instanceof ChatError && error.details.kind === "host-without-model" ? await withItsList(error, config, signal) : error;
  }
}

async function withItsList(error: ChatError, config: Config, signal: AbortSignal): Promise<ChatError> {
  const host = config.hosts.find(({ id }) => id === error.details.host);
  if (host === undefined) return error;
  const key = config.keyOf(host);
  try {
    const { listHostModels } = await import("../backends/openai/list-host-models.ts");
    const names = await listHostModels({ host, ...(key !== undefined && { key }), signal });
    const near = names.slice(0, mostNamed).map((name) => `${host.id}:${name}`);
    return new ChatError(error.code, { host: host.id, kind: "host-list", said: String(names.length), near });
  } catch (failure) {
    if (!(failure instanceof ChatError)) throw failure;
    const keyName = failure.code === "unauthorised" || host.keyRequired ? { keyName: host.keyName } : {};
    return new ChatError(error.code, { ...error.details, ...keyName, kind: "host-not-asked", said: failure.code }, { cause: failure });
  }
}
