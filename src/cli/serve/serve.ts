import { rm } from "node:fs/promises";
import type { Target } from "../../catalogue/target.ts";
import type { Store } from "../../conversation/store.ts";
import { ChatError } from "../../model/error.ts";
import type { Model } from "../../model/model.ts";
import { certificateNames } from "../../server/lan/certificate-names.ts";
import type { Lan } from "../../server/lan/lan.ts";
import { readPageFiles } from "../../server/page-files.ts";
import { isLong, type Links } from "../../server/secrets.ts";
import { startServer } from "../../server/start-server.ts";
import type { ServeTexts } from "../../texts/serve/texts.ts";
import type { ToldError } from "../../wire/error.ts";
import { localUser } from "../log/open-store.ts";
import type { UsableModel } from "./list-models.ts";
import { openBrowser } from "./open-browser.ts";
import { removeNote, writeNote } from "./server-note.ts";

/** Always the same, so that a bookmark and the browser's memory of the page hold. */
export const usualPort = 4747;

/** How many ports to try from the usual one on; a port that was asked for is insisted on. */
const tries = 20;

export interface ServeOptions {
  readonly models: readonly UsableModel[];
  readonly open: (target: Target) => Promise<Model>;
  readonly describe: (error: ChatError, language: string) => ToldError;
  readonly texts: ServeTexts;
  /** What to say when the first model is the demonstration. */
  readonly demonstration: string;
  readonly store: Store;
  /** Whether the store outlives the server. */
  readonly keeps: boolean;
  readonly token: string;
  /** Absent: the usual one, or the next that is free. */
  readonly port?: number;
  /** Folder of the built page. */
  readonly page: string;
  /** Private folder for what holds only while the server runs. */
  readonly stateFolder: string;
  /** Whether a person sits here and wants the page opened. */
  readonly opensBrowser: boolean;
  /** How others than this computer reach it. Absent: not at all. */
  readonly lan?: Lan | undefined;
  /** Shows the launch links, which belong to stdout. */
  readonly show: (links: Links) => Promise<void>;
  /** Takes what else there is to say. */
  readonly note: (line: string) => void;
  /** Ends the server. */
  readonly signal: AbortSignal;
}

/**
 * Serves the page until the signal is aborted, and then closes everything in order.
 *
 * @throws ChatError `config` when the port cannot be had, or when others could reach the server and guess its token.
 */
export async function serve(options: ServeOptions): Promise<void> {
  const { models, open, describe, texts, token, port, page, stateFolder, lan, show, note, signal } = options;
  if (lan !== undefined && !isLong(token)) throw new ChatError("config", { kind: "guessable-token", keyName: "FATHOM_TOKEN" });
  const targets = new Map(models.map(({ entry, target }) => [entry.id, target]));
  const files = await readPageFiles(page);
  signal.throwIfAborted();
  const server = await startServer({
    models: models.map(({ entry }) => entry),
    open: async (id) => {
      const target = targets.get(id);
      if (target === undefined) throw new ChatError("model-not-found", { model: id, kind: "unknown-model" });
      return open(target);
    },
    describe,
    page: files,
    store: options.store,
    user: localUser,
    keeps: options.keeps,
    served: models.filter(({ served }) => served).map(({ entry }) => entry.id),
    token,
    lan,
    port: port ?? usualPort,
    tries: port === undefined ? tries : 1,
  }).catch((error: unknown) => {
    throw new ChatError("config", { option: "port", said: String(port ?? usualPort), kind: "port-taken" }, { cause: error });
  });

  let launcher: string | undefined;
  try {
    await writeNote(stateFolder, { port: server.port, pid: process.pid, certificate: lan?.kind === "tls" ? lan.cert : undefined });
    if (port === undefined && server.port !== usualPort) note(texts.portTaken(usualPort, server.port));
    if (!isLong(token)) note(texts.shortToken);
    if (models[0]?.entry.demonstration) note(options.demonstration);
    const links = server.links();
    if (lan !== undefined) note(reachOf(lan, texts));
    if (lan !== undefined && links.pairing === undefined) note(texts.noNetwork);
    await show(links);
    note(links.pairing === undefined ? texts.howToUse : texts.howToPair);
    if (!options.keeps) note(texts.nothingKept);
    note(texts.forPrograms(`${server.url}/v1`));
    if (options.opensBrowser) launcher = await openBrowser(server.link(), stateFolder);
    await aborted(signal);
  } finally {
    if (launcher !== undefined) await rm(launcher, { force: true });
    await removeNote(stateFolder, { port: server.port, pid: process.pid });
    await server.close();
  }
}

/** Who is let in, and what that is worth. */
export function reachOf(lan: Lan, texts: ServeTexts): string {
  switch (lan.kind) {
    case "tls":
      return certificateNames(lan.cert).length > 0 ? texts.reachTls : `${texts.reachTls} ${texts.namesNothing}`;
    case "proxy":
      return texts.reachProxy(lan.name);
    case "plain":
      return texts.reachPlain;
    default:
      return lan satisfies never;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
