import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** One thing that a server does with a request. */
export type ServerStep =
  | { readonly do: "head"; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  /** Bytes exactly as they go out, in one write. */
  | { readonly do: "write"; readonly bytes: string | Uint8Array }
  | { readonly do: "wait"; readonly ms: number }
  /** Does nothing until the other side has gone. */
  | { readonly do: "hang" }
  /** Ends the body properly. */
  | { readonly do: "end" }
  /** Tears the connection. */
  | { readonly do: "tear" };

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** Resolves when the connection of this request's response is closed, by whichever side. */
  readonly gone: Promise<void>;
}

export interface FaultServer {
  /** Base URL with `/v1`, without a slash at its end. */
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** Resolves with the next request that comes. */
  next(): Promise<ReceivedRequest>;
  /** What is done with each request from now on. */
  play(...steps: readonly ServerStep[]): void;
  close(): Promise<void>;
}

/**
 * A real server on a random port of this computer that misbehaves as told.
 *
 * @param fixed what it answers on some paths whatever it plays; those requests are not among `requests`.
 */
export async function startFaultServer(fixed: Readonly<Record<string, readonly ServerStep[]>> = {}): Promise<FaultServer> {
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  let waiting: PromiseWithResolvers<ReceivedRequest>[] = [];
  let script: readonly ServerStep[] = [];
  const server = createServer(async (request, response) => {
    const answer = fixed[request.url ?? ""];
    const steps = answer ?? script;
    const gone = Promise.withResolvers<void>();
    response.once("close", () => gone.resolve());
    let body = "";
    for await (const chunk of request) body += chunk;
    const received = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body, gone: gone.promise };
    if (answer === undefined) {
      requests.push(received);
      for (const one of waiting.splice(0)) one.resolve(received);
    }
    for (const step of steps) {
      if (response.destroyed) return;
      await run(step, response, gone.promise);
    }
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    next() {
      const one = Promise.withResolvers<ReceivedRequest>();
      waiting = [...waiting, one];
      return one.promise;
    },
    play(...steps) {
      script = steps;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function run(step: ServerStep, response: ServerResponse, gone: Promise<void>): Promise<void> {
  switch (step.do) {
    case "head":
      response.writeHead(step.status ?? 200, { "content-type": "text/event-stream", ...step.headers });
      response.flushHeaders();
      return;
    case "write":
      await Promise.race([new Promise((resolve) => response.write(step.bytes, resolve)), gone]);
      // One write, one chunk on the other side.
      return sleep(3);
    case "wait":
      return Promise.race([sleep(step.ms), gone]);
    case "hang":
      return gone;
    case "end":
      response.end();
      return;
    case "tear":
      response.socket?.resetAndDestroy();
      return;
    default:
      step satisfies never;
  }
}

/** An event that carries a value as JSON. */
export const event = (value: unknown): string => `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`;

/** A chunk of a streamed completion. */
export function chunk(delta: Readonly<Record<string, unknown>>, rest: Readonly<Record<string, unknown>> = {}): string {
  const { finish_reason = null, ...top } = rest;
  return event({ id: "c1", object: "chat.completion.chunk", model: "deepseek-r1", choices: [{ index: 0, delta, finish_reason }], ...top });
}

export const done = event("[DONE]");

/** Steps of a streamed response: its head, then each text as a chunk on the network. */
export function stream(...texts: readonly (string | Uint8Array)[]): readonly ServerStep[] {
  return [{ do: "head" }, ...texts.map((bytes) => ({ do: "write", bytes }) as const)];
}

/** Steps of a response that comes in one piece. */
export function response(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): readonly ServerStep[] {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return [{ do: "head", status, headers: { "content-type": "application/json", ...headers } }, { do: "write", bytes: text }, { do: "end" }];
}
