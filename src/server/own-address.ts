import { isIP } from "node:net";
import { certificateNames } from "./lan/certificate-names.ts";
import type { Lan } from "./lan/lan.ts";

/** The two ends of a request's connection, as the system tells them. */
export interface Connection {
  readonly localAddress?: string | undefined;
  readonly remoteAddress?: string | undefined;
}

/** What this server is called, exactly. */
export interface OwnAddresses {
  /**
   * Everything that a Host header may hold on this connection: this computer's names for itself where it is this computer
   * that asks, the very address that the connection reached, and the names of certificate or proxy.
   */
  hosts(connection: Connection): readonly string[];
  /** The origin of the pages that are served under such a Host. */
  origin(host: string): string;
}

export interface AddressOptions {
  /** Known once the server listens. */
  readonly port: () => number;
  readonly lan?: Lan | undefined;
}

/**
 * @throws Error for a certificate that is none.
 * @example
 * ownAddresses({ port: () => 4747 }).hosts(socket); // ["127.0.0.1:4747", "localhost:4747", "[::1]:4747"]
 */
export function ownAddresses({ port, lan }: AddressOptions): OwnAddresses {
  const certified = lan?.kind === "tls" ? certificateNames(lan.cert) : [];
  const isOpen = lan?.kind === "tls" || lan?.kind === "plain";
  return {
    hosts({ localAddress, remoteAddress }) {
      const reached = isOpen ? urlHost(localAddress) : undefined;
      const names = [
        // Asked for the peer as well, because a router can be told to send strangers to 127.0.0.1.
        ...(isOwnMachine(localAddress) && isOwnMachine(remoteAddress) ? ["127.0.0.1", "localhost", "[::1]"] : []),
        ...(reached === undefined ? [] : [reached]),
        ...certified,
      ];
      return [...names.flatMap((name) => spellings(name, port(), lan)), ...(lan?.kind === "proxy" ? [lan.name] : [])];
    },
    origin: (host) => `${schemeOf(host, lan)}://${host}`,
  };
}

/** How a host and a port are spelt in a Host header. A browser leaves the default port out, other programs may write it. */
export function spellings(name: string, port: number, lan: Lan | undefined): readonly string[] {
  return port === (lan?.kind === "tls" ? 443 : 80) ? [name, `${name}:${port}`] : [`${name}:${port}`];
}

function schemeOf(host: string, lan: Lan | undefined): "http" | "https" {
  return lan?.kind === "tls" || (lan?.kind === "proxy" && host === lan.name) ? "https" : "http";
}

/**
 * An interface's address as a URL has it: IPv6 in brackets and in its shortest form. Undefined for what no URL can name from
 * elsewhere: loopback and link-local addresses.
 */
export function urlHost(address: string | undefined): string | undefined {
  const bare = unmapped(address);
  const version = isIP(bare);
  if (version === 0 || isOwnMachine(bare) || /^169\.254\.|^fe[89ab]/i.test(bare)) return undefined;
  return version === 4 ? bare : new URL(`http://[${bare}]`).hostname;
}

function isOwnMachine(address: string | undefined): boolean {
  const bare = unmapped(address);
  return bare === "::1" || (isIP(bare) === 4 && bare.startsWith("127."));
}

/** A socket for both kinds of address writes an IPv4 address as one of IPv6. */
function unmapped(address = ""): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/**
 * Whether a request was meant for this server. A name of somebody else's that resolves to this computer (DNS
 * rebinding) arrives with that name in its Host header, so only exact spellings of our own address pass.
 *
 * @param rawHeaders names and values in turn, as they came, so that a second Host header is seen.
 * @param target the request line's target; the absolute form would carry another address past the header.
 * @param own what the Host header may hold.
 */
export function isOwnAddress(rawHeaders: readonly string[], target: string, own: readonly string[]): boolean {
  const hosts = rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === "host");
  return hosts.length === 1 && own.includes(hosts[0] ?? "") && target.startsWith("/");
}

/**
 * Whether a target is written the plain way. Everything that we serve is, so anything encoded, doubled or dotted is
 * refused instead of being interpreted.
 */
export function isPlainTarget(target: string): boolean {
  return target.length <= 2_000 && /^\/(?:[\w-][\w.-]*(?:\/[\w-][\w.-]*)*)?(?:\?[\w.~%=&+-]*)?$/.test(target);
}
