import { type Api, api } from "../wire/api.ts";
import type { Endpoint, InputOf } from "../wire/endpoint.ts";
import { type ToldError, toldError } from "../wire/error.ts";
import { linesOf } from "../wire/lines.ts";
import { readEvent } from "../wire/read-event.ts";
import type { RunEvent } from "../wire/run.ts";

/** The server's refusal of a request, in its own words. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly told: ToldError;

  constructor(status: number, told: ToldError) {
    super(told.message);
    this.status = status;
    this.told = told;
  }

  /** Whether the same request may do better later. */
  get passes(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

export interface CallOptions {
  /** In which the server says what went wrong. */
  readonly language: string;
  readonly signal?: AbortSignal;
}

/**
 * Asks the server one thing.
 *
 * @throws Refusal, TypeError when the server does not answer, the signal's reason when aborted, a zod error for an answer that
 *   is none.
 * @example
 * await call(api.renameConversation, { id, title: "Sums" }, { language: "en" });
 */
export async function call<Input, Answer>(endpoint: Endpoint<Input, Answer>, input: Input, options: CallOptions): Promise<Answer> {
  const response = await send(endpoint, input, options);
  return endpoint.answer.parse(response.status === 204 ? undefined : await response.json());
}

/**
 * What is said of a reply from a place on. Leaving the loop leaves the reply alone. Throws what `call` throws, and
 * AbortError where the connection has been silent for so long that nobody is there any more.
 */
export async function* readRun(input: InputOf<Api["readRun"]>, { signal, ...options }: CallOptions): AsyncGenerator<RunEvent> {
  const silence = watchSilence();
  try {
    const signals = [silence.signal, ...(signal === undefined ? [] : [signal])];
    const { body } = await send(api.readRun, input, { ...options, signal: AbortSignal.any(signals) });
    if (body === null) return;
    for await (const line of linesOf(body)) {
      silence.heard();
      const event = readEvent(line);
      if (event !== undefined) yield event;
    }
  } finally {
    silence.end();
  }
}

/** The server says something at least every 15 seconds; a computer that slept hears nothing and is told nothing, either. */
const longestSilenceMs = 45_000;

function watchSilence(): { readonly signal: AbortSignal; heard(): void; end(): void } {
  const silent = new AbortController();
  const watch = () => setTimeout(() => silent.abort(), longestSilenceMs);
  let timer = watch();
  return {
    signal: silent.signal,
    heard() {
      clearTimeout(timer);
      timer = watch();
    },
    end: () => clearTimeout(timer),
  };
}

async function send<Input>(endpoint: Endpoint<Input, unknown>, input: Input, { language, signal }: CallOptions): Promise<Response> {
  const { method, path } = endpoint;
  const init: RequestInit = { method, credentials: "same-origin", redirect: "error", ...(signal && { signal }) };
  const headers = { "accept-language": language, ...(method === "POST" && { "content-type": "application/json" }) };
  const response =
    method === "POST"
      ? await fetch(path, { ...init, headers, body: JSON.stringify(input) })
      : await fetch(path + queryOf(input), { ...init, headers });
  if (response.ok) return response;
  const told = toldError.safeParse(await response.json().catch(() => undefined));
  throw new Refusal(response.status, told.success ? told.data : { code: "internal", message: `HTTP ${response.status}` });
}

/**
 * An input as a query, in the few characters that the server's gate lets through.
 *
 * @example
 * queryOf({ words: "a*b", limit: 5 }); // "?words=a%2Ab&limit=5"
 */
export function queryOf(input: unknown): string {
  const entries = Object.entries(input ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return entries.length === 0 ? "" : `?${new URLSearchParams(entries).toString().replaceAll("*", "%2A")}`;
}
