import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { chunk, done, type FaultServer, type ServerStep, startFaultServer, stream } from "../../support/fault-server.ts";
import { type Ended, type ProgramOptions, runProgram } from "../../support/program.ts";

export interface Home {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly server: FaultServer;
  readonly model: string;
  /** Runs the program with this home. */
  run(args: readonly string[], options?: ProgramOptions): Promise<Ended>;
  /** What is kept, as the exported JSON says it. */
  kept(): Promise<readonly Kept[]>;
}

export interface Kept {
  readonly id: string;
  readonly title: string;
  readonly messages: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly role: string;
    readonly text: string;
    readonly reasoning?: string;
    readonly reply?: Readonly<Record<string, unknown>>;
  }[];
}

/** Somebody's home without anything in it, and a server to ask. */
export async function newHome(t: TestContext): Promise<Home> {
  const folder = mkdtempSync(join(tmpdir(), "fathom-home-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startFaultServer();
  t.after(() => server.close());
  const env = { FATHOM_HOME: folder };
  const run = (args: readonly string[], options: ProgramOptions = {}) =>
    runProgram(t, args, { ...options, env: { ...env, ...options.env } });
  return {
    folder,
    env,
    server,
    model: `${server.url}#deepseek-r1`,
    run,
    async kept() {
      // The program's own promise, and nothing that this file knows better.
      return (JSON.parse((await run(["log", "--json"])).stdout) as { readonly conversations: readonly Kept[] }).conversations;
    },
  };
}

export const answering = (answer: string, reasoning = `Thinking of ${answer}`): readonly ServerStep[] => [
  ...stream(chunk({ reasoning_content: reasoning }), chunk({ content: answer }), chunk({}, { finish_reason: "stop" }), done),
  { do: "end" },
];

export const sentTo = (server: FaultServer) => server.requests.map(({ body }) => JSON.parse(body).messages);
