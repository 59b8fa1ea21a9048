import { ChatError } from "../model/error.ts";
import type { Host, HostedName } from "./host.ts";
import { hostedTarget, servingNow } from "./hosted-target.ts";
import type { Target } from "./target.ts";

/**
 * The first host, in the order of the list, that serves the model and whose key is at hand. Nobody is asked: a key says
 * whom the user has chosen, and a server without keys counts only where the user's own entry says that it serves the model.
 *
 * @throws ChatError `config` that names the variables where no key is at hand.
 */
export function chooseHost(name: HostedName, hosts: readonly Host[], hasKey: (host: Host) => boolean): Target {
  const serving = hosts.filter(({ serves }) => serves?.[name] !== undefined);
  const host = serving.find((one) => !one.keyRequired || hasKey(one));
  const model = host?.serves?.[name];
  if (host !== undefined && model !== undefined) return { ...hostedTarget(host, model, hosts), shortName: name };
  throw new ChatError("config", {
    model: name,
    kind: "no-hosted-key",
    keyName: serving.map(({ keyName }) => keyName).join(", "),
    near: servingNow(name, hosts),
  });
}
