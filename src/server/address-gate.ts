import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { isOwnAddress, isPlainTarget, type OwnAddresses } from "./own-address.ts";
import { securityHeaders } from "./security-headers.ts";

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * Stands before everything else, on the request as it came: a framework has already merged headers and tidied paths,
 * and these checks are about what was really written.
 */
export function addressGate(addresses: OwnAddresses, next: Listener): Listener {
  return (request, response) => {
    const target = request.url ?? "";
    if (!isOwnAddress(request.rawHeaders, target, addresses.hosts(request.socket))) return refuse(response, 403);
    if (!isPlainTarget(target)) return refuse(response, 400);
    return next(request, response);
  };
}

/** A refusal says nothing: whoever came here has nothing to learn. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...securityHeaders, "cache-control": "no-store", connection: "close" }).end();
}

/** The same for what is not even HTTP, where there is no response to write through. */
export function refuseSocket(socket: Duplex): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const headers = Object.entries({ ...securityHeaders, connection: "close", "content-length": "0" });
  const text = `HTTP/1.1 400 Bad Request\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
  // Whoever keeps the other half open would otherwise hold the connection for ever.
  socket.end(text, () => socket.destroy());
}
