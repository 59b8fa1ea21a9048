import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import { openScript, type Step } from "../../src/backends/script.ts";
import { inMemory } from "../../src/conversation/sqlite/connection.ts";
import { openSqlite } from "../../src/conversation/sqlite/open-sqlite.ts";
import type { Store } from "../../src/conversation/store.ts";
import type { ChatError } from "../../src/model/error.ts";
import type { Message } from "../../src/model/message.ts";
import type { Model, ReplyOptions } from "../../src/model/model.ts";
import type { PageFiles } from "../../src/server/page-files.ts";
import { newSecret } from "../../src/server/secrets.ts";
import { type RunningServer, type ServerOptions, startServer } from "../../src/server/start-server.ts";
import { type Api, api } from "../../src/wire/api.ts";
import type { AnswerOf } from "../../src/wire/endpoint.ts";
import type { ToldError } from "../../src/wire/error.ts";
import { linesOf } from "../../src/wire/lines.ts";
import type { ModelEntry } from "../../src/wire/models.ts";
import type { RunEvent, StartRequest } from "../../src/wire/run.ts";

export const thoughtful: readonly Step[] = [
  { type: "start", model: "played" },
  { type: "reasoning", text: "Seven and five…" },
  { type: "content", text: "12" },
  { type: "usage", usage: { reasoningTokens: 4, answerTokens: 1 } },
  { type: "finish", reason: "stop" },
];

export const played: ModelEntry = { id: "played", model: "played", host: "script", local: true, family: "r1", thinks: true, r1: false };

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
  readonly store: Store;
  /** How often a model's reply was left before its end, and when, by `performance.now()`. */
  readonly left: readonly number[];
  /** How many parts the model has given so far. */
  readonly given: () => number;
  /** A request with the token, unless its own headers say otherwise. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** Begins a reply to a question that begins a conversation, or to what `change` says. */
  readonly ask: (text: string, change?: Partial<StartRequest>) => Promise<Started>;
  /** Reads a reply to its end, or for as long as the signal allows. */
  readonly read: (run: string, from?: number, init?: RequestInit) => Promise<Response>;
}

export type Started = AnswerOf<Api["startRun"]>;

/** A real server around a script, on a free port. */
export async function startRig(
  steps: readonly Step[] | ((messages: readonly Message[]) => readonly Step[]) = thoughtful,
  change: Partial<ServerOptions> = {},
): Promise<Rig> {
  const token = newSecret();
  const asked: (readonly Message[])[] = [];
  const wishes: ReplyOptions[] = [];
  const left: number[] = [];
  let parts = 0;
  const script = openScript({
    id: "played",
    steps: (messages, { signal: _, ...rest }) => {
      asked.push(messages);
      wishes.push(rest);
      return typeof steps === "function" ? steps(messages) : steps;
    },
  });
  const model: Model = {
    ...script,
    async *reply(messages, given) {
      let whole = false;
      try {
        for await (const part of script.reply(messages, given)) {
          parts++;
          yield part;
        }
        whole = true;
      } finally {
        if (!whole) left.push(performance.now());
      }
    },
  };
  const describe = (error: ChatError, language: string): ToldError => ({
    code: error.code,
    message: `${language}: ${error.details.kind ?? error.code}`,
  });
  const store = await openSqlite({ file: inMemory, owner: { id: "rig", isAlive: () => false } });
  const options = { models: [played], open: async () => model, describe, page, store, user: "somebody", token, port: 0, ...change };
  const server = await startServer(options);
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "accept-language": "en", ...init.headers },
    });
  return {
    server,
    token,
    asked,
    options: wishes,
    store: options.store,
    left,
    given: () => parts,
    fetch: call,
    async ask(text, request) {
      const response = await call(api.startRun.path, { method: "POST", body: question(text, request) });
      if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
      return api.startRun.answer.parse(await response.json());
    },
    read: (run, from = 0, init) => call(`${api.readRun.path}?id=${run}&from=${from}`, init),
  };
}

/** The body of a well-formed question. */
export function question(text: string, change: Partial<StartRequest> = {}): string {
  return JSON.stringify({ key: randomUUID(), model: "played", ask: { type: "question", text, after: null }, ...change });
}

/** The events of a streamed reply. Each is read strictly. */
export async function eventsOf(response: Response): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  if (response.body === null) return events;
  for await (const line of linesOf(response.body)) if (line !== "") events.push(api.readRun.answer.parse(JSON.parse(line)));
  return events;
}

/** The text of a reply's events, each of which must begin where the one before it ended. */
export function textOf(events: readonly RunEvent[], from = 0): { readonly reasoning: string; readonly text: string } {
  const whole = { reasoning: "", text: "" };
  let place = from;
  for (const event of events) {
    if (event.type !== "reasoning" && event.type !== "text") continue;
    if (event.offset !== place) throw new Error(`a piece begins at ${event.offset} and not at ${place}`);
    place += event.text.length;
    whole[event.type] += event.text;
  }
  return whole;
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
