import { X509Certificate } from "node:crypto";
import type { NetworkInterfaceInfo } from "node:os";
import { spellings, urlHost } from "../own-address.ts";
import { certificateNames } from "./certificate-names.ts";
import type { Lan } from "./lan.ts";

/** Where the page is opened: origins, without a trailing slash. */
export interface ReachableAt {
  /** From this computer. */
  readonly here: string;
  /** From elsewhere. Absent where nothing but this computer is let in, or where it has no address on a network. */
  readonly elsewhere?: string;
}

export interface ReachableAtOptions {
  readonly port: number;
  readonly lan?: Lan | undefined;
  /** As the system lists them now: a laptop moves. */
  readonly interfaces: NodeJS.Dict<readonly Pick<NetworkInterfaceInfo, "address" | "internal">[]>;
}

/**
 * The addresses that links are made for. Of several the one that the certificate vouches for, else IPv4 before IPv6, because
 * it is shorter and every network has it.
 *
 * @example
 * reachableAt({ port: 4747, lan: { kind: "plain" }, interfaces: networkInterfaces() }).elsewhere; // "http://192.168.1.20:4747"
 */
export function reachableAt({ port, lan, interfaces }: ReachableAtOptions): ReachableAt {
  const origin = (name: string) => `${lan?.kind === "tls" ? "https" : "http"}://${spellings(name, port, lan)[0]}`;
  if (lan === undefined) return { here: origin("127.0.0.1") };
  if (lan.kind === "proxy") return { here: origin("127.0.0.1"), elsewhere: `https://${lan.name}` };
  const addresses = Object.values(interfaces)
    .flatMap((list = []) => list)
    .flatMap(({ address, internal }) => (internal ? [] : (urlHost(address) ?? [])))
    .sort((a, b) => Number(a.startsWith("[")) - Number(b.startsWith("[")));
  if (lan.kind === "plain") return { here: origin("127.0.0.1"), ...(addresses[0] && { elsewhere: origin(addresses[0]) }) };
  const certificate = new X509Certificate(lan.cert);
  const vouched = (name: string) => certificate.checkIP(name.replace(/[[\]]/g, "")) !== undefined;
  const best = certificateNames(lan.cert)[0] ?? addresses.find(vouched) ?? addresses[0];
  const here = !vouched("127.0.0.1") && certificate.checkHost("localhost") !== undefined ? "localhost" : "127.0.0.1";
  return { here: origin(here), ...(best && { elsewhere: origin(best) }) };
}
