import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What a hub does, beyond serving its one file. Everything may change while it runs. */
export interface HubPlan {
  bytes: Buffer;
  etag: string;
  /** Answers with a redirect to the second server, as the hub does to its storage. */
  redirects?: boolean;
  /** Tears a response after so many of its bytes; undefined: lets it end. */
  cutAfter?: () => number | undefined;
  /** Ignores ranges. */
  wholeOnly?: boolean;
  /** Answers in another way altogether; false: serves the file. */
  instead?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Says nothing more after so many bytes of a response, until the other side has gone. */
  hangAfter?: number;
  /** Sends in pieces of this many bytes, and waits a moment after each. */
  pieces?: number;
}

export interface MockHub {
  readonly url: string;
  readonly requests: readonly { readonly host: string; readonly path: string; readonly headers: IncomingMessage["headers"] }[];
  readonly plan: HubPlan;
  /** Bytes of bodies handed to the network. */
  readonly sent: () => number;
  close(): Promise<void>;
}

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A real server that speaks to downloads as the hub does: redirect to a storage host, ranges, If-Range, checksum in a header. */
export async function startMockHub(plan: HubPlan): Promise<MockHub> {
  const requests: { host: string; path: string; headers: IncomingMessage["headers"] }[] = [];
  const sockets = new Set<Socket>();
  let sent = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    requests.push({ host: request.headers.host ?? "", path: request.url ?? "", headers: request.headers });
    if (plan.instead?.(request, response)) return;
    const { bytes, etag } = plan;
    const wanted = /^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1];
    const current = request.headers["if-range"] === undefined || request.headers["if-range"] === etag;
    const from = wanted !== undefined && current && !plan.wholeOnly ? Number(wanted) : 0;
    if (from >= bytes.length && from > 0) {
      response.writeHead(416, { "content-range": `bytes */${bytes.length}` }).end();
      return;
    }
    const body = bytes.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, {
      "content-type": "application/octet-stream",
      "content-length": body.length,
      etag,
      ...(from > 0 && { "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    });
    const cut = plan.cutAfter?.() ?? body.length;
    const size = plan.pieces ?? 64 * 1024;
    for (let at = 0; at < Math.min(cut, body.length); at += size) {
      const piece = body.subarray(at, Math.min(at + size, cut));
      await new Promise((resolve) => response.write(piece, resolve));
      sent += piece.length;
      if (plan.pieces !== undefined) await new Promise((resolve) => setTimeout(resolve, 5));
      if (at + size >= (plan.hangAfter ?? Number.POSITIVE_INFINITY)) await new Promise((resolve) => response.once("close", resolve));
      if (response.destroyed) return;
    }
    if (cut < body.length) response.socket?.destroy();
    else response.end();
  };
  const storage = createServer((request, response) => void serve(request, response));
  const front = createServer((request, response) => {
    if (!plan.redirects) return void serve(request, response);
    requests.push({ host: request.headers.host ?? "", path: request.url ?? "", headers: request.headers });
    response
      .writeHead(302, { location: `http://127.0.0.1:${portOf(storage)}/blob?signed=1`, "x-linked-etag": `"${sha256Of(plan.bytes)}"` })
      .end();
  });
  for (const server of [storage, front]) {
    server.on("connection", (socket) => {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  }
  return {
    url: `http://127.0.0.1:${portOf(front)}`,
    requests,
    plan,
    sent: () => sent,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([storage, front].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function portOf(server: ReturnType<typeof createServer>): number {
  // A server that listens on a port has an address of this form.
  return (server.address() as AddressInfo).port;
}
