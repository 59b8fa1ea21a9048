import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { refuseSocket } from "./address-gate.ts";
import type { Lan } from "./lan/lan.ts";

/**
 * How long and how large a request may be, in milliseconds and bytes. None of it limits a reply: `/v1` may think for minutes
 * before its first byte, so there is no limit for a connection on which nothing comes.
 */
export interface RequestLimits {
  /** Until the last header has come, the TLS handshake before it likewise: a minute of dribbling would hold a connection each. */
  readonly headersMs: number;
  /** Until the body's last byte. The largest body takes 34 seconds at one megabit a second. */
  readonly requestMs: number;
  /** Between two requests. Longer than proxies wait (nginx: 60 s), so that none sends on a connection that we are closing. */
  readonly keepAliveMs: number;
  /** All headers together. Browsers send along the cookies of everything else that runs on this computer. */
  readonly headerBytes: number;
  /** Connections at once; more are not taken. A browser opens six, a phone as many; each costs little, but not nothing. */
  readonly connections: number;
  /** How often the clocks are looked at. */
  readonly everyMs: number;
}

export const requestLimits: RequestLimits = {
  headersMs: 15_000,
  requestMs: 120_000,
  keepAliveMs: 65_000,
  headerBytes: 16_384,
  connections: 1_000,
  everyMs: 5_000,
};

export interface NodeServerOptions {
  readonly listener: RequestListener;
  readonly lan?: Lan | undefined;
  readonly limits: RequestLimits;
}

/**
 * Node's server, with TLS where the certificate is ours.
 *
 * @throws Error where certificate and key cannot be used.
 */
export function nodeServer({ listener, lan, limits }: NodeServerOptions): Server {
  const options = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.everyMs,
    maxHeaderSize: limits.headerBytes,
    // A missing Host is refused by our own gate, so that the refusal has our headers.
    requireHostHeader: false,
  };
  const server =
    lan?.kind === "tls"
      ? createTlsServer({ ...options, cert: lan.cert, key: lan.key, handshakeTimeout: limits.headersMs }, listener)
      : createServer(options, listener);
  server.maxConnections = limits.connections;
  server.on("checkExpectation", listener);
  server.on("clientError", (_error, socket) => refuseSocket(socket));
  // Whoever has not finished the handshake could not read a refusal.
  server.on("tlsClientError", (_error, socket) => socket.destroy());
  return server;
}
