import { isLoopback } from "../../catalogue/loopback.ts";
import { ChatError } from "../../model/error.ts";

/** @throws ChatError `config` for a key that cannot be sent, or that would travel unprotected beyond this computer. */
export function checkKey(
  { baseUrl, host, keyName }: { readonly baseUrl: string; readonly host: string; readonly keyName: string },
  key: string,
): void {
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol !== "https:" && !isLoopback(hostname)) throw new ChatError("config", { host, keyName, kind: "key-over-http" });
  // A library that refuses such a header would quote it.
  if (!isSendable(key)) throw new ChatError("config", { host, keyName, kind: "bad-key" });
}

/** Whether a key can stand in a header: printable ASCII without blanks. */
export function isSendable(key: string): boolean {
  return /^[\x21-\x7e]+$/.test(key);
}
