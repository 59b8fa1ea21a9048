import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { openScript } from "../../src/backends/script.ts";
import { openSqlite } from "../../src/conversation/sqlite/open-sqlite.ts";
import type { ChatError } from "../../src/model/error.ts";
import type { Message } from "../../src/model/message.ts";
import { readPageFiles } from "../../src/server/page-files.ts";
import { newSecret } from "../../src/server/secrets.ts";
import { type RunningServer, startServer } from "../../src/server/start-server.ts";
import type { ToldError } from "../../src/wire/error.ts";
import type { ModelEntry } from "../../src/wire/models.ts";
import { launchBrowser } from "./browser.ts";
import { stepsFor } from "./script.ts";

const tiny: ModelEntry = {
  id: "fathom-tiny",
  model: "fathom-tiny",
  host: "this computer",
  local: true,
  family: "r1",
  thinks: true,
  r1: false,
  demonstration: true,
};
const hosted: ModelEntry = {
  id: "openrouter:deepseek/deepseek-r1",
  model: "deepseek/deepseek-r1",
  host: "openrouter",
  local: false,
  family: "r1",
  thinks: true,
  r1: true,
};

function describe({ code }: ChatError, language: string): ToldError {
  return language === "fr"
    ? { code, message: "Le serveur est surchargé.", hint: "Réessayez dans un instant." }
    : { code, message: "The host is overloaded.", hint: "Try again in a moment." };
}

/** A browser, and the real page on a real server whose model plays a script. */
export interface Rig {
  readonly browser: Browser;
  readonly server: RunningServer;
  /** Ends the server, with its store. */
  end(): Promise<void>;
  /** Starts it again: the same conversations, the same address, the same token. */
  startAgain(): Promise<void>;
  /** Conversations that reached the model. */
  readonly asked: readonly (readonly Message[])[];
  /** How many replies run. */
  running(): number;
  /** A page that has used its launch link, in a browser context of its own. */
  open(
    options?: Parameters<Browser["newContext"]>[0],
  ): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly troubles: readonly string[] }>;
  close(): Promise<void>;
}

export interface RigOptions {
  /** Whether conversations outlive the server. */
  readonly keeps?: boolean;
}

export async function startRig({ keeps = true }: RigOptions = {}): Promise<Rig> {
  // Built as `npm start` builds it.
  const builder = new URL("../../scripts/build-page.js", import.meta.url).href;
  const built: { readonly buildPage: (folder: string) => Promise<unknown> } = await import(builder);
  const folder = await mkdtemp(join(tmpdir(), "fathom-page-"));
  await built.buildPage(folder);
  const page = await readPageFiles(folder);
  await rm(folder, { recursive: true });

  const asked: (readonly Message[])[] = [];
  let running = 0;
  const open = async (id: string) => {
    // The hosted one cannot go on from a text.
    const script = openScript({ id, steps: stepsFor, ...(id === hosted.id && { traits: { continues: [] } }) });
    return {
      ...script,
      async *reply(...given: Parameters<typeof script.reply>) {
        asked.push(given[0]);
        running++;
        try {
          yield* script.reply(...given);
        } finally {
          running--;
        }
      },
    };
  };
  const home = await mkdtemp(join(tmpdir(), "fathom-store-"));
  const token = newSecret();
  let owner = 0;
  async function serve(port: number) {
    const store = await openSqlite({ file: join(home, "fathom.db"), owner: { id: `rig ${owner++}`, isAlive: () => false } });
    await store.interruptRuns();
    return {
      store,
      server: await startServer({ models: [tiny, hosted], open, describe, page, store, keeps, user: "somebody", token, port }),
    };
  }
  let { store, server } = await serve(0);
  const { port } = server;
  const browser = await launchBrowser();
  async function end(): Promise<void> {
    await server.close();
    await store.close();
  }

  return {
    browser,
    get server() {
      return server;
    },
    end,
    async startAgain() {
      ({ store, server } = await serve(port));
    },
    asked,
    running: () => running,
    async open(options = {}) {
      const context = await browser.newContext({ locale: "en-US", viewport: { width: 1100, height: 800 }, ...options });
      const tab = await context.newPage();
      const troubles: string[] = [];
      tab.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") troubles.push(message.text());
      });
      tab.on("pageerror", (error) => troubles.push(String(error)));
      tab.on("request", (request) => {
        if (!request.url().startsWith(`${server.url}/`) && !request.url().startsWith("blob:")) troubles.push(`request to ${request.url()}`);
      });
      await tab.goto(server.link());
      await tab.getByRole("textbox").waitFor();
      return { page: tab, context, troubles };
    },
    async close() {
      await browser.close();
      await end();
      await rm(home, { recursive: true });
    },
  };
}

/** Writes a question and sends it. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole("textbox").fill(question);
  await page.keyboard.press("Enter");
}

/** Waits until something is so; what comes from the server tells itself, and this is for the rest. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > 15_000) throw new Error(`never: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Waits until the last reply has ended. */
export async function ended(page: Page): Promise<void> {
  await page.locator(".turn").last().locator(".verdict").waitFor();
}
