import { ChatError } from "../model/error.ts";
import type { Family } from "../model/family.ts";
import { familyOf } from "./families.ts";
import { type Host, type HostedName, hostedNames } from "./host.ts";
import { models } from "./models.ts";
import type { HostedTarget } from "./target.ts";

/** What R1 and its distills are asked as. */
const familiesOfR1: readonly Family[] = ["r1", "r1-0528"];

/**
 * A model of a host, ready to be opened.
 *
 * @throws ChatError `model-not-found` without a model's name, `model-retired` for what the host has withdrawn.
 */
export function hostedTarget(host: Host, model: string, hosts: readonly Host[]): HostedTarget {
  const { id, keyUrl, routing, shape, controls, models: suggested } = host;
  if (model === "") {
    if (host.leftR1) refuseRetired(host, "R1", hosts);
    throw new ChatError("model-not-found", { host: id, kind: "host-without-model", near: suggested.map((one) => `${id}:${one}`) });
  }
  refuseRetired(host, model, hosts);
  return {
    kind: "openai",
    id: `${id}:${model}`,
    baseUrl: host.baseUrl,
    model,
    host: id,
    keyName: host.keyName,
    keyRequired: host.keyRequired,
    ...(keyUrl !== undefined && { keyUrl }),
    ...(routing && { routing }),
    ...(shape && { shape }),
    ...(controls && { controls }),
    sendsFinishReason: host.sendsFinishReason,
    family: familyAt(host, model),
  };
}

/** A host may call a model by another's name; the catalogue knows which one it is. */
function familyAt({ serves }: Host, model: string): Family {
  const known = hostedNames.find((name) => serves?.[name] === model);
  return models.find(({ id }) => id === known)?.family ?? familyOf(model);
}

/** @throws ChatError `model-retired` for a name that the host has withdrawn, and for R1 where it is served no more. */
export function refuseRetired(host: Host, model: string, hosts: readonly Host[]): void {
  if (host.retired?.includes(model)) {
    const now = host.models.map((one) => `${host.id}:${one}`);
    throw new ChatError("model-retired", { host: host.id, model, kind: "retired-name", near: [...servingNow("r1", hosts), ...now] });
  }
  if (host.leftR1 && familiesOfR1.includes(familyOf(model))) {
    const near = hostedNames.flatMap((name) => servingNow(name, hosts));
    throw new ChatError("model-retired", { host: host.id, model, kind: "host-left-r1", near });
  }
}

/** How the hosts that serve it are asked for it. */
export function servingNow(name: HostedName, hosts: readonly Host[]): readonly string[] {
  return hosts.flatMap(({ id, serves }) => (serves?.[name] === undefined ? [] : [`${id}:${serves[name]}`]));
}
