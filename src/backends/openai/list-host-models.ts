import { Agent } from "undici";
import * as z from "zod";
import { familyOf } from "../../catalogue/families.ts";
import { ChatError } from "../../model/error.ts";
import { recipes } from "../../reasoning/recipes.ts";
import { get, readAll } from "../transport/get.ts";
import { httpError } from "../transport/http-error.ts";
import { checkKey } from "./check-key.ts";

export interface ListHostModelsOptions {
  /** Where the list is and what messages call the host. */
  readonly host: { readonly id: string; readonly baseUrl: string; readonly keyName: string };
  /** Many lists are public: without a key the host is asked without one. */
  readonly key?: string;
  readonly signal: AbortSignal;
  /** Longest wait for the whole list, in milliseconds. */
  readonly limitMs?: number;
}

const named = z.looseObject({ id: z.string().min(1) });
/** OpenAI's form; some servers leave the envelope out. */
const list = z.union([z.looseObject({ data: z.array(named) }).transform(({ data }) => data), z.array(named)]);

/**
 * The models that a host says it serves, from its `/models`: R1 and its distills first, then the others in the host's
 * order. Asks the host: call it only for a host that the user has named.
 *
 * @throws ChatError what the host answers, `unreachable`, `stalled`, `bad-response` for what is no list, `config` for a
 *   key that cannot be sent; the signal's own reason when aborted.
 * @example
 * await listHostModels({ host: { id: "attic", baseUrl: "http://127.0.0.1:8000/v1", keyName: "FATHOM_API_KEY" }, signal });
 */
export async function listHostModels({ host, key, signal, limitMs = 20_000 }: ListHostModelsOptions): Promise<readonly string[]> {
  if (key !== undefined) checkKey({ ...host, host: host.id }, key);
  const details = { host: host.id, keyName: host.keyName };
  const secrets = key === undefined ? [] : [key];
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const agent = new Agent();
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new ChatError("stalled", { ...details, limitMs })), limitMs);
  try {
    const both = AbortSignal.any([signal, late.signal]);
    const response = await get({ url: `${host.baseUrl}/models`, headers, signal: both, agent, details, secrets });
    if (response.status < 200 || response.status > 299) throw await httpError(response, details, secrets);
    const read = list.safeParse(parse(await readAll(response, details)));
    if (!read.success) throw new ChatError("bad-response", details);
    const names = [...new Set(read.data.map(({ id }) => id))];
    return [...names.filter(isR1), ...names.filter((name) => !isR1(name))];
  } finally {
    clearTimeout(timer);
    await agent.destroy();
  }
}

/** R1 and its distills are the families that think by themselves and are sampled as R1 is. */
function isR1(name: string): boolean {
  const { thinks, sampling } = recipes[familyOf(name)];
  return thinks && sampling !== undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
