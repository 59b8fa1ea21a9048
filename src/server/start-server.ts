import type { Socket } from "node:net";
import { networkInterfaces } from "node:os";
import { getRequestListener } from "@hono/node-server";
import type { Store } from "../conversation/store.ts";
import { ChatError } from "../model/error.ts";
import type { Model } from "../model/model.ts";
import type { ToldError } from "../wire/error.ts";
import type { ModelEntry } from "../wire/models.ts";
import { addressGate } from "./address-gate.ts";
import { apiRoutes } from "./api/api-routes.ts";
import { createApp } from "./create-app.ts";
import type { Lan } from "./lan/lan.ts";
import { reachableAt } from "./lan/reachable-at.ts";
import { listen } from "./listen.ts";
import { nodeServer, type RequestLimits, requestLimits } from "./node-server.ts";
import { openModels } from "./open-models.ts";
import { ownAddresses } from "./own-address.ts";
import type { PageFiles } from "./page-files.ts";
import { pageRoutes } from "./page-routes.ts";
import { createRuns } from "./runs/runs.ts";
import { type Links, launchSecrets } from "./secrets.ts";
import { v1Routes } from "./v1/routes.ts";

export interface ServerOptions {
  /** What can be asked, the default first. */
  readonly models: readonly ModelEntry[];
  /** Opens a model of the list by its id, at most once. */
  readonly open: (id: string) => Promise<Model>;
  /** Puts a failure into words. `language` has two letters. */
  readonly describe: (error: ChatError, language: string) => ToldError;
  readonly page: PageFiles;
  /** Where conversations are kept. Whoever opened it closes it, after the server. */
  readonly store: Store;
  /** Whose conversations the page shows. */
  readonly user: string;
  /** Whether the store outlives the server. */
  readonly keeps?: boolean;
  /** Models that run elsewhere and that other programs may ask nevertheless, by id. */
  readonly served?: readonly string[];
  /** The secret that everything is derived from. */
  readonly token: string;
  /** Port to begin with; 0 for any. */
  readonly port: number;
  /** How many ports in a row to try. */
  readonly tries?: number;
  /** How others than this computer reach it. Absent: not at all. */
  readonly lan?: Lan | undefined;
  /** Other limits than the usual ones. */
  readonly limits?: Partial<RequestLimits>;
}

/** A running server. */
export interface RunningServer {
  /** Without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Everything that it answers, read off the application itself, so that a test of the gate cannot forget one. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** New addresses that open the page once each. */
  links(): Links;
  /** The one for this computer alone. */
  link(): string;
  /** Takes no more requests, keeps the replies that run as interrupted, and closes the models. */
  close(): Promise<void>;
}

/** How long replies that still run may take to say that they end, in milliseconds. */
const lastWordsMs = 500;

/**
 * Serves the page, to this computer only unless `lan` says otherwise. Prints nothing and reads no environment.
 *
 * @throws the operating system's error when no port can be had.
 * @example
 * const server = await startServer({ models, open, describe, page, token: newSecret(), port: 4747, tries: 20 });
 * console.log(server.link());
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { models, open, describe, page, store, user, keeps = true, served = [], token, port, tries = 1, lan, limits } = options;
  let taken = port;
  const ownPort = () => taken;
  const addresses = ownAddresses({ port: ownPort, lan });
  const reachable = () => reachableAt({ port: taken, lan, interfaces: networkInterfaces() });
  const launches = launchSecrets();
  const launch = (origin: string) => `${origin}/#launch=${launches.give()}`;
  const links = (): Links => {
    const { here, elsewhere } = reachable();
    return { link: launch(here), ...(elsewhere !== undefined && { pairing: launch(elsewhere) }) };
  };
  const opened = openModels(open);
  const closing = new AbortController();

  const runs = createRuns({ store, models, model: opened.get });
  const { signal } = closing;
  const api = apiRoutes({ models, keeps, runs, store, user, describe, token, launches, port: ownPort, addresses, links, closing: signal });
  const v1 = v1Routes({ models, served, model: opened.get, describe, closing: signal });
  const app = createApp({ routes: [...pageRoutes(page), ...api, ...v1], token, port: ownPort, addresses, describe });
  const listener = addressGate(addresses, getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  const server = nodeServer({ listener, lan, limits: { ...requestLimits, ...limits } });
  // Node knows those connections only on which a request has come.
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  taken = await listen(server, { port, tries, everywhere: lan !== undefined });

  let closed: Promise<void> | undefined;
  async function close(): Promise<void> {
    const down = new Promise<void>((resolve) => server.close(() => resolve()));
    await runs.close();
    closing.abort(new ChatError("stopped"));
    // A browser keeps its connection after the reply's last word.
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    const impatience = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, lastWordsMs);
    await down;
    clearInterval(idle);
    clearTimeout(impatience);
    await opened.close();
  }
  // The application lists its middleware, too, under every method.
  const routes = app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => ({ method, path }));
  return {
    url: reachable().here,
    port: taken,
    routes,
    links,
    link: () => launch(reachable().here),
    close() {
      closed ??= close();
      return closed;
    },
  };
}
