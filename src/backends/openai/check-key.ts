import { ChatError } from "../../model/error.ts";
import { isLoopback } from "../transport/loopback.ts";

/** @throws ChatError `config` for a key that cannot be sent, or that would travel unprotected beyond this computer. */
export function checkKey(
  { baseUrl, host, keyName }: { readonly baseUrl: string; readonly host: string; readonly keyName: string },
  key: string,
): void {
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol !== "https:" && !isLoopback(hostname)) throw new ChatError("config", { host, keyName, kind: "key-over-http" });
  // A library that refuses such a header would quote it.
  if (!/^[\x21-\x7e]+$/.test(key)) throw new ChatError("config", { host, keyName, kind: "bad-key" });
}
