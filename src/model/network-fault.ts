/**
 * What a connection's error code means for whoever waits: nobody listens, the name is unknown, the certificate is not trusted, or
 * something on the way.
 *
 * @example
 * networkFault("ECONNREFUSED"); // "refused"
 */
export function networkFault(code: string): "refused" | "dns" | "tls" | "network" {
  if (code === "ECONNREFUSED") return "refused";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "dns";
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|EPROTO/.test(code)) return "tls";
  return "network";
}
