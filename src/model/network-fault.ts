/**
 * What a connection's error code means for whoever waits: nobody listens, the name is unknown, the other side
 * speaks no TLS, its certificate is not trusted, or something on the way.
 *
 * @example
 * networkFault("ECONNREFUSED"); // "refused"
 */
export function networkFault(code: string): "refused" | "dns" | "not-tls" | "tls" | "network" {
  if (code === "ECONNREFUSED") return "refused";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "dns";
  if (code === "EPROTO" || code.startsWith("ERR_SSL")) return "not-tls";
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code)) return "tls";
  return "network";
}
