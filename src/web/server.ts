import type { ReadonlySignal } from "@preact/signals";
import { pause } from "../model/pause.ts";
import type { Language } from "../texts/language.ts";
import type { PageTexts } from "../texts/page/texts.ts";
import type { Endpoint } from "../wire/endpoint.ts";
import type { ToldError } from "../wire/error.ts";
import type { RunEvent } from "../wire/run.ts";
import { call, Refusal, readRun } from "./api.ts";

/** The server, as this page speaks to it. */
export interface Server {
  /** Throws as `call` of `api.ts` does. */
  call<Input, Answer>(endpoint: Endpoint<Input, Answer>, input: Input): Promise<Answer>;
  /** The same, and again where the answer got lost: only for what may be said twice. */
  insist<Input, Answer>(endpoint: Endpoint<Input, Answer>, input: Input): Promise<Answer>;
  read(id: string, from: number, signal: AbortSignal): AsyncIterable<RunEvent>;
  /** What went wrong, in the reader's words. */
  told(error: unknown): ToldError;
}

export interface ServerOptions {
  readonly language: ReadonlySignal<Language>;
  readonly texts: ReadonlySignal<PageTexts>;
  /** Called where this browser is not known to the server any more. */
  readonly onStranger: () => void;
}

/** The waits before each further try, in milliseconds. */
const waits = [300, 1_200];

export function createServer({ language, texts, onStranger }: ServerOptions): Server {
  /** @throws the error itself. */
  function pass(error: unknown): never {
    if (error instanceof Refusal && error.status === 401) onStranger();
    throw error;
  }

  const server: Server = {
    call: (endpoint, input) => call(endpoint, input, { language: language.peek() }).catch(pass),
    async insist(endpoint, input) {
      for (const ms of waits) {
        try {
          return await server.call(endpoint, input);
        } catch (error) {
          if (error instanceof Refusal) throw error;
        }
        await pause(ms);
      }
      return server.call(endpoint, input);
    },
    async *read(id, from, signal) {
      try {
        yield* readRun({ id, from }, { language: language.peek(), signal });
      } catch (error) {
        pass(error);
      }
    },
    told: (error) =>
      error instanceof Refusal ? error.told : { code: "unreachable", message: texts.peek().serverGone, hint: texts.peek().serverGoneHint },
  };
  return server;
}
