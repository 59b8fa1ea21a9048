import { ChatError } from "../model/error.ts";
import { familyOf } from "./families.ts";
import type { HostedTarget } from "./target.ts";

/** Environment variable of the key for a URL that is in no catalogue. */
const keyOfUrls = "FATHOM_API_KEY";

/**
 * A target from `BASE_URL#MODEL`. The part after the first `#` is the model's name as the host spells it.
 *
 * @throws ChatError `usage` without a model or with a query, `config` with a user or password in the address, which
 *   would end up in messages and logs.
 * @example
 * targetOfUrl("http://127.0.0.1:8000/v1#deepseek-r1").id;
 */
export function targetOfUrl(name: string): HostedTarget {
  const hash = name.indexOf("#");
  const model = hash < 0 ? "" : name.slice(hash + 1);
  const address = hash < 0 ? name : name.slice(0, hash);
  if (!URL.canParse(address)) throw new ChatError("usage", { kind: "bad-url" });
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") throw new ChatError("config", { host: url.host, kind: "secret-in-url" });
  if (url.search !== "") throw new ChatError("usage", { host: url.host, kind: "url-with-query" });
  if (model === "") throw new ChatError("usage", { host: url.host, kind: "url-without-model" });
  const baseUrl = baseUrlOf(url);
  return {
    kind: "openai",
    id: `${baseUrl}#${model}`,
    baseUrl,
    model,
    host: url.host,
    keyName: keyOfUrls,
    keyRequired: false,
    sendsFinishReason: true,
    family: familyOf(model),
  };
}

/** Without what is often pasted along from a host's manual. */
export function baseUrlOf({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/+$/, "").replace(/\/chat\/completions$/, "");
}
