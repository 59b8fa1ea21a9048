import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";

/** The program's source, as Node runs it. */
export const entry = fileURLToPath(new URL("../../src/cli/entry.ts", import.meta.url));

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What comes through stdin; absent: nothing. */
  readonly stdin?: string | Uint8Array;
  /** Leaves stdin open after that, for what `type` writes. */
  readonly keepsStdin?: boolean;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Program {
  readonly child: ReturnType<typeof spawn>;
  /** Resolves once stdout, or stderr, holds the text behind what was waited for before. */
  shows(stream: "stdout" | "stderr", text: string): Promise<void>;
  type(text: string): void;
  readonly ended: Promise<Ended>;
}

/** Longest life of a program in a test, in milliseconds. */
const longestMs = 60_000;

/**
 * An environment without anybody's keys, models or folders: what the test says and nothing else. Conversations are kept, in
 * a store that is there already: where it lies is said only when it is new.
 */
export function bareEnvironment(t: TestContext, env: Readonly<Record<string, string>> = {}): Record<string, string> {
  const home = mkdtempSync(join(tmpdir(), "fathom-program-"));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  mkdirSync(join(home, "data"));
  writeFileSync(join(home, "data", "conversations.db"), "");
  const { PATH = "" } = process.env;
  return { PATH, FATHOM_HOME: home, FATHOM_LANG: "en", ...env };
}

/** Starts the real program in a process of its own, with pipes. */
export function startProgram(t: TestContext, args: readonly string[], { env = {}, ...input }: ProgramOptions = {}): Program {
  return startProcess(t, process.execPath, [entry, ...args], { env: bareEnvironment(t, env), ...input });
}

/** Starts any process that a test wants to watch in the same way. */
export function startProcess(
  t: TestContext,
  command: string,
  args: readonly string[],
  { env = {}, stdin = "", keepsStdin = false }: ProgramOptions,
): Program {
  const child = spawn(command, args, { env, stdio: "pipe", timeout: longestMs, killSignal: "SIGKILL" });
  t.after(() => child.kill("SIGKILL"));
  const came = { stdout: "", stderr: "" };
  const seen = { stdout: 0, stderr: 0 };
  let wake: readonly (() => void)[] = [];
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8");
    child[name].on("data", (text: string) => {
      came[name] += text;
      for (const one of wake) one();
    });
  }
  // A program that ends without reading breaks this pipe, which is its right.
  child.stdin.on("error", () => undefined);
  child.stdin.write(stdin);
  if (!keepsStdin) child.stdin.end();
  const ended = once(child, "close").then(([code]) => {
    for (const one of wake) one();
    return { code, ...came };
  });
  return {
    child,
    ended,
    type: (text) => void child.stdin.write(text),
    async shows(stream, text) {
      for (;;) {
        const at = came[stream].indexOf(text, seen[stream]);
        if (at >= 0) {
          seen[stream] = at + text.length;
          return;
        }
        if (child.exitCode !== null || child.signalCode !== null) {
          throw new Error(`it ended without showing ${JSON.stringify(text)}: ${JSON.stringify(came)}`);
        }
        const next = Promise.withResolvers<void>();
        wake = [...wake, next.resolve];
        await next.promise;
      }
    },
  };
}

/** Runs the program to its end. */
export function runProgram(t: TestContext, args: readonly string[], options: ProgramOptions = {}): Promise<Ended> {
  return startProgram(t, args, options).ended;
}
