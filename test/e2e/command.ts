import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** `fathom serve` as a process of its own, with folders of its own. */
export interface ServingCommand {
  readonly link: string;
  /** Everything that came on stdout, by lines. */
  readonly printed: readonly string[];
  readonly home: string;
  readonly child: ChildProcess;
  /** Resolves with the exit code and the signal. */
  readonly exit: Promise<readonly unknown[]>;
  close(): Promise<void>;
}

/**
 * Starts it with fathom-tiny and waits for its links.
 *
 * @param more further arguments.
 * @param links how many links it prints with these.
 * @param again what stays the same when it is started once more.
 */
export async function startCommand(
  more: readonly string[] = [],
  links = 1,
  again: { readonly home?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<ServingCommand> {
  const entry = fileURLToPath(new URL("../../src/cli/entry.ts", import.meta.url));
  const home = again.home ?? (await mkdtemp(join(tmpdir(), "fathom-e2e-")));
  const child = spawn(process.execPath, [entry, "serve", "--port", "0", "--model", "fathom-tiny", ...more], {
    env: { PATH: process.env["PATH"], FATHOM_HOME: home, ...again.env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit");
  const printed: string[] = [];
  const lines = createInterface(child.stdout);
  lines.on("line", (line) => printed.push(line));
  // Several lines may come at once.
  while (printed.length < links && child.exitCode === null) await Promise.race([once(lines, "line"), exit]);
  return {
    link: printed[0] ?? "",
    printed,
    home,
    child,
    exit,
    async close() {
      child.kill("SIGKILL");
      await exit;
      await rm(home, { recursive: true, force: true });
    },
  };
}
