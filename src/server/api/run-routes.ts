import type { Store } from "../../conversation/store.ts";
import { ChatError } from "../../model/error.ts";
import { api } from "../../wire/api.ts";
import type { ToldError } from "../../wire/error.ts";
import { eventStream, unbuffered } from "../event-stream.ts";
import { noSuchMessage } from "../not-there.ts";
import { languageOf, type Route } from "../route.ts";
import { readRun } from "../runs/read-run.ts";
import type { Runs } from "../runs/runs.ts";
import { inputOf, jsonRoute } from "./json-route.ts";

export interface RunRoutesOptions {
  readonly store: Store;
  readonly runs: Runs;
  /** Whose replies these are. */
  readonly user: string;
  readonly describe: (error: ChatError, language: string) => ToldError;
  /** Aborted when the server closes: whoever reads what another process produces reads on elsewhere. */
  readonly closing: AbortSignal;
}

/** Replies: beginning, reading, stopping. */
export function runRoutes({ store, runs, user, describe, closing }: RunRoutesOptions): readonly Route[] {
  return [
    jsonRoute({ endpoint: api.startRun, access: "session", status: 202, handle: (request) => runs.start(user, request) }),
    {
      method: api.readRun.method,
      path: api.readRun.path,
      access: "session",
      async handle(context) {
        const { id: run, from } = await inputOf(api.readRun, context);
        const language = languageOf(context);
        const gone = new AbortController();
        const events = await readRun({
          store,
          user,
          run,
          from,
          live: runs.live(user, run),
          describe: (error) => describe(error, language),
          signal: AbortSignal.any([gone.signal, closing]),
        });
        const body = eventStream({ events, write: (event) => `${JSON.stringify(event)}\n`, heartbeat: "\n", onGone: () => gone.abort() });
        return new Response(body, { headers: { ...unbuffered, "content-type": "application/x-ndjson; charset=utf-8" } });
      },
    },
    jsonRoute({
      endpoint: api.stopRun,
      access: "session",
      async handle({ id, seen }) {
        if (await runs.stop(user, id, seen)) return undefined;
        const there = await store.readRun(user, id, Number.MAX_SAFE_INTEGER);
        if (there === undefined) throw noSuchMessage();
        if (there.running) throw new ChatError("usage", { kind: "run-elsewhere", status: 409 });
        return undefined;
      },
    }),
  ];
}
