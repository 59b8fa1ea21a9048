import type { Shape } from "../model/shape.ts";
import type { Host } from "./host.ts";

/** What a user's own entry may say of a host. What it leaves out stays as the catalogue has it. */
export interface OwnHost {
  readonly baseUrl?: string | undefined;
  readonly keyName?: string | undefined;
  readonly keyRequired?: boolean | undefined;
  readonly shape?: Shape | undefined;
  readonly sendsFinishReason?: boolean | undefined;
  readonly models?: readonly string[] | undefined;
  readonly serves?: Host["serves"] | undefined;
  readonly providers?: readonly string[] | undefined;
}

/** Environment variable of the key for a host that names none of its own. */
const keyOfUnnamed = "FATHOM_API_KEY";

/**
 * The catalogue's hosts with the user's own ones: an entry of the same id overrides field by field and keeps its place, a
 * new one comes last. A host at another address than the catalogue's gets no key page of the catalogue's.
 *
 * @param own by id; a new host has a `baseUrl`.
 * @example
 * mergeHosts(hosts, { attic: { baseUrl: "http://127.0.0.1:9000/v1" } }).at(-1)?.id; // "attic"
 */
export function mergeHosts(known: readonly Host[], own: Readonly<Record<string, OwnHost>>): readonly Host[] {
  const changed = known.map((host) => (Object.hasOwn(own, host.id) ? withOwn(host, own[host.id] ?? {}) : host));
  const added = Object.entries(own).flatMap(([id, entry]) => {
    if (entry.baseUrl === undefined || known.some((host) => host.id === id)) return [];
    const keyRequired = entry.keyName !== undefined;
    return [withOwn({ id, baseUrl: entry.baseUrl, keyName: keyOfUnnamed, keyRequired, sendsFinishReason: true, models: [] }, entry)];
  });
  return [...changed, ...added];
}

function withOwn(host: Host, { providers, ...own }: OwnHost): Host {
  const { keyUrl, leftR1, ...rest } = host;
  const elsewhere = own.baseUrl !== undefined && own.baseUrl !== host.baseUrl;
  const servesAgain = own.models !== undefined || own.serves !== undefined;
  return {
    ...rest,
    ...(!servesAgain && leftR1 && { leftR1 }),
    ...(!elsewhere && keyUrl !== undefined && { keyUrl }),
    ...(own.baseUrl !== undefined && { baseUrl: own.baseUrl }),
    ...(own.keyName !== undefined && { keyName: own.keyName }),
    ...(own.keyRequired !== undefined && { keyRequired: own.keyRequired }),
    ...(own.shape !== undefined && { shape: own.shape }),
    ...(own.sendsFinishReason !== undefined && { sendsFinishReason: own.sendsFinishReason }),
    ...(own.models !== undefined && { models: own.models }),
    ...(own.serves !== undefined && { serves: own.serves }),
    ...(providers !== undefined && host.routing && { routing: { ...host.routing, providers } }),
  };
}
