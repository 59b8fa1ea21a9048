import { X509Certificate } from "node:crypto";
import { isLoopback } from "../../catalogue/loopback.ts";

/** `DNS:a.example, IP Address:192.0.2.1, DNS:"what would be ambiguous, is quoted"`, as Node writes the extension. */
const entry = /([^:,"]+):("(?:[^"\\]|\\.)*"|[^,"]*)(?:, |$)/gy;

const hostname = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

/**
 * The DNS names of a certificate's subjectAltName, as browsers write them in a Host header. A wildcard names no server, and
 * the name of this computer for itself belongs to this computer alone.
 *
 * @param pem the certificate; of a chain the first.
 * @throws Error where it is none.
 * @example
 * certificateNames(pem); // ["chat.example.org"]
 */
export function certificateNames(pem: string): readonly string[] {
  const written = new X509Certificate(pem).subjectAltName ?? "";
  const names = [...written.matchAll(entry)].flatMap(([, kind, name = ""]) => (kind === "DNS" ? [name.toLowerCase()] : []));
  return names.filter((name) => hostname.test(name) && !isLoopback(name) && !name.endsWith(".localhost"));
}
