import { connect, type Socket } from "node:net";
import { hostname } from "node:os";
import { connect as connectTls } from "node:tls";
import type { Lan } from "../../src/server/lan/lan.ts";
import { networkAddress } from "../support/own-network.ts";
import { cert, key } from "../support/test-certificate.ts";
import { hostTrick, type Trick } from "./gate-tricks.ts";

/** One way of running the server: who reaches it how, and what names only this way must refuse. */
export interface Way {
  readonly name: string;
  readonly lan?: Lan;
  readonly open: (port: number) => Socket;
  readonly host: (port: number) => string;
  readonly scheme: "http" | "https";
  readonly names: readonly Trick[];
  readonly isSecure: boolean;
}

const here = "127.0.0.1";
const proxied = "chat.example.org";

/** A name for another computer of the network, and none for this one. */
const elsewhere = ["192.0.2.77", "10.0.0.1", "[2001:db8::77]", "[fe80::1]", "169.254.0.1"];
const withPort = (name: string) => hostTrick(name, ({ port }) => `${name}:${port}`);

/** Our own names for ourselves, which a device of the network has no reason to write. */
const ownNames = networkAddress === undefined ? [] : ["127.0.0.1", "localhost", "[::1]"].map(withPort);

export const ways: readonly Way[] = [
  {
    name: "this computer only",
    open: (port) => connect(port, here),
    host: (port) => `${here}:${port}`,
    scheme: "http",
    names: [...elsewhere, ...(networkAddress === undefined ? [] : [networkAddress]), hostname()].map(withPort),
    isSecure: false,
  },
  {
    name: "--lan with a certificate",
    lan: { kind: "tls", cert, key },
    open: (port) => connectTls({ port, host: here, ca: cert, servername: "chat.home.test" }),
    host: (port) => `chat.home.test:${port}`,
    scheme: "https",
    names: [
      ...[...elsewhere, "a.wild.test", "*.wild.test", "wild.test", "chat.home.test.", "Chat.Home.Test", "192.0.2.10", hostname()].map(
        withPort,
      ),
      hostTrick("chat.home.test"),
      hostTrick("chat.home.test:443"),
    ],
    isSecure: true,
  },
  {
    name: "--lan behind a proxy",
    lan: { kind: "proxy", name: proxied },
    open: (port) => connect(port, networkAddress ?? here),
    host: () => proxied,
    scheme: "https",
    names: [
      ...[...elsewhere, proxied, ...(networkAddress === undefined ? [] : [networkAddress])].map(withPort),
      ...ownNames,
      ...[`${proxied}:443`, `${proxied}:80`, `${proxied}.`, "CHAT.example.org", "example.org", `www.${proxied}`].map((name) =>
        hostTrick(name),
      ),
    ],
    isSecure: true,
  },
  {
    name: "--lan-http",
    lan: { kind: "plain" },
    open: (port) => connect(port, networkAddress ?? here),
    host: (port) => `${networkAddress ?? here}:${port}`,
    scheme: "http",
    names: [...[...elsewhere, "chat.home.test", `${networkAddress ?? here}.nip.io`, hostname()].map(withPort), ...ownNames],
    isSecure: false,
  },
];
