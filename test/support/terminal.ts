import { spawnSync } from "node:child_process";
import type { TestContext } from "node:test";
import { bareEnvironment, entry, type Program, type ProgramOptions, startProcess } from "./program.ts";

/** Why tests in a terminal are left out here; false where they run. */
export const noTerminal: string | false =
  process.platform === "linux" && spawnSync("script", ["--version"]).status === 0 ? false : "util-linux's script is not here";

export interface TerminalOptions extends ProgramOptions {
  readonly columns?: number;
  /** What the shell does with the program's output, such as `2>/dev/null`. */
  readonly redirect?: string;
  /** What the shell runs first; `$PPID` in a shell that it starts there is the program. */
  readonly before?: string;
}

/** Starts the real program in a terminal of its own. Everything that it shows there is in `stdout`. */
export function startInTerminal(
  t: TestContext,
  args: readonly string[],
  { env = {}, columns = 80, redirect = "", before = "" }: TerminalOptions,
): Program {
  const quoted = [process.execPath, entry, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const command = `stty cols ${columns} rows 24; ${before} exec ${quoted} ${redirect}`;
  const environment = { ...bareEnvironment(t, env), TERM: "xterm-256color", SHELL: "/bin/sh", ...env };
  return startProcess(t, "script", ["-qfec", command, "/dev/null"], { env: environment, keepsStdin: true });
}
