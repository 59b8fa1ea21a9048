import { ChatError } from "../../../model/error.ts";
import type { Lan } from "../../../server/lan/lan.ts";
import { readCertificate } from "./read-certificate.ts";

/** What the command line says about being reached from elsewhere. */
export interface LanFlags {
  readonly lan?: boolean;
  readonly cert?: string;
  readonly key?: string;
  readonly proxy?: string;
  readonly "lan-http"?: boolean;
}

/**
 * Who besides this computer is let in. Each way is asked for in full: a forgotten flag must not open more than was meant.
 *
 * @returns undefined where none of the flags stands.
 * @throws ChatError `usage` for any other combination than `--lan --cert FILE --key FILE`, `--lan --proxy NAME` and
 *   `--lan-http`; `config` for files that cannot be used.
 */
export async function openLan({ lan = false, cert, key, proxy, "lan-http": http = false }: LanFlags): Promise<Lan | undefined> {
  const certified = cert !== undefined || key !== undefined;
  const ways = [certified, proxy !== undefined, http].filter(Boolean).length;
  if (ways > 1 || (http && lan)) throw refused("lan-ways");
  if (http) return { kind: "plain" };
  if (!lan && ways > 0) throw refused("lan-missing");
  if (!lan) return undefined;
  if (proxy !== undefined) return { kind: "proxy", name: readName(proxy) };
  if (!certified) throw refused("lan-alone");
  if (cert === undefined || key === undefined) throw refused("lan-half");
  return { kind: "tls", ...(await readCertificate(cert, key)) };
}

/** A name as browsers send it: in lower case, and without the port that https has anyway. */
function readName(said: string): string {
  const url = URL.parse(`https://${said}`);
  const plain = said.toLowerCase().replace(/:443$/, "");
  if (url === null || url.host !== plain) throw refused("lan-proxy-name", said);
  return plain;
}

function refused(kind: string, said?: string): ChatError {
  return new ChatError("usage", { kind, ...(said !== undefined && { said }) });
}
