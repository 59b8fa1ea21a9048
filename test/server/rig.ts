import { connect, type Socket } from "node:net";
import { openScript, type Step } from "../../src/backends/script.ts";
import type { ChatError } from "../../src/model/error.ts";
import type { Message } from "../../src/model/message.ts";
import type { Model, ReplyOptions } from "../../src/model/model.ts";
import type { PageFiles } from "../../src/server/page-files.ts";
import { newSecret } from "../../src/server/secrets.ts";
import { type RunningServer, type ServerOptions, startServer } from "../../src/server/start-server.ts";
import type { ErrorEvent, WireEvent } from "../../src/wire/event.ts";
import { readEvent } from "../../src/wire/event.ts";
import { linesOf } from "../../src/wire/lines.ts";
import type { ModelEntry } from "../../src/wire/models.ts";

export const thoughtful: readonly Step[] = [
  { type: "start", model: "played" },
  { type: "reasoning", text: "Seven and five…" },
  { type: "content", text: "12" },
  { type: "usage", usage: { reasoningTokens: 4, answerTokens: 1 } },
  { type: "finish", reason: "stop" },
];

export const played: ModelEntry = { id: "played", model: "played", host: "script", local: true, thinks: true, r1: false };

const page: PageFiles = new Map([
  ["/", { contentType: "text/html; charset=utf-8", cache: "no-cache", bytes: new TextEncoder().encode("<!doctype html>") }],
  ["/app-1.js", { contentType: "text/javascript", cache: "max-age=1", bytes: new TextEncoder().encode("0;") }],
]);

export interface Rig {
  readonly server: RunningServer;
  readonly token: string;
  /** Conversations that reached a model. */
  readonly asked: readonly (readonly Message[])[];
  /** With what options. */
  readonly options: readonly ReplyOptions[];
  /** How often a model's reply was left before its end, and when, by `performance.now()`. */
  readonly left: readonly number[];
  /** How many parts the model has given so far. */
  readonly given: () => number;
  /** A request with the token, unless its own headers say otherwise. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** The events of one reply. */
  readonly ask: (text: string, init?: RequestInit) => Promise<Response>;
}

/** A real server around a script, on a free port. */
export async function startRig(steps: readonly Step[] = thoughtful, change: Partial<ServerOptions> = {}): Promise<Rig> {
  const token = newSecret();
  const asked: (readonly Message[])[] = [];
  const options: ReplyOptions[] = [];
  const left: number[] = [];
  let given = 0;
  const script = openScript({
    id: "played",
    steps: (messages, { signal: _, ...rest }) => {
      asked.push(messages);
      options.push(rest);
      return steps;
    },
  });
  const model: Model = {
    ...script,
    async *reply(messages, wishes) {
      let whole = false;
      try {
        for await (const part of script.reply(messages, wishes)) {
          given++;
          yield part;
        }
        whole = true;
      } finally {
        if (!whole) left.push(performance.now());
      }
    },
  };
  const describe = (error: ChatError, language: string): ErrorEvent => ({
    type: "error",
    code: error.code,
    message: `${language}: ${error.details.kind ?? error.code}`,
  });
  const server = await startServer({ models: [played], open: async () => model, describe, page, token, port: 0, ...change });
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "accept-language": "en", ...init.headers },
    });
  return {
    server,
    token,
    asked,
    options,
    left,
    given: () => given,
    fetch: call,
    ask: (text, init) => call("/api/reply", { method: "POST", body: question(text), ...init }),
  };
}

/** The body of a well-formed question. */
export function question(text: string): string {
  return JSON.stringify({ model: "played", messages: [{ role: "user", text }] });
}

/** The events of a streamed reply, and how many blank lines kept it alive. */
export async function eventsOf(response: Response): Promise<readonly WireEvent[]> {
  const events: WireEvent[] = [];
  if (response.body === null) return events;
  for await (const line of linesOf(response.body)) {
    const event = readEvent(line);
    if (event !== undefined) events.push(event);
  }
  return events;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Sends exactly these bytes and reads until the other side closes: for what no client library would write. */
export function raw(port: number, request: string, socket: Socket = connect(port, "127.0.0.1")): Promise<RawResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<RawResponse>();
  // Waits in the socket until it is connected.
  socket.write(request);
  let text = "";
  socket.setEncoding("latin1");
  socket.on("data", (data: string) => {
    text += data;
  });
  socket.on("error", reject);
  socket.on("close", () => {
    const [head = "", ...body] = text.split("\r\n\r\n");
    const [first = "", ...lines] = head.split("\r\n");
    const headers = new Map(
      lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
    );
    resolve({ status: Number(first.split(" ")[1] ?? 0), headers, text: body.join("\r\n\r\n") });
  });
  return promise;
}
