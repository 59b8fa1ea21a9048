import { homedir } from "node:os";
import { nearest } from "../catalogue/nearest.ts";
import { environment } from "../config/environment.ts";
import { readConfig } from "../config/read-config.ts";
import { ChatError } from "../model/error.ts";
import { type Texts, texts } from "../texts/cli-texts.ts";
import { languageOf } from "../texts/language.ts";
import type { CommandContext } from "./command.ts";
import { commands } from "./commands.ts";
import { exitCodes } from "./exit-codes.ts";
import { failureOf } from "./failure-of.ts";
import { Interrupt, watchInterrupts } from "./interrupt.ts";
import { showError } from "./show-error.ts";
import { styleFor } from "./style.ts";
import { version } from "./version.ts";
import { createWriter } from "./writer.ts";

/**
 * Runs one command line and gives its exit code. Every failure ends here as a sentence on stderr.
 *
 * @param args what stands after the program's name.
 */
export async function main(args: readonly string[]): Promise<number> {
  const interrupts = watchInterrupts();
  const out = createWriter(process.stdout, interrupts.closed);
  const err = createWriter(process.stderr, () => undefined);
  const env = environment();
  // Language and debugging hold even where the configuration cannot be read.
  let spoken: Texts = texts[languageOf(env["FATHOM_LANG"] ?? env["LC_ALL"] ?? env["LC_MESSAGES"] ?? env["LANG"] ?? "") ?? "en"];
  const debug = env["FATHOM_DEBUG"] !== undefined;
  const colour = env["NO_COLOR"] === undefined && env["TERM"] !== "dumb";
  const configure: CommandContext["configure"] = (flags) => {
    const config = readConfig({ env, platform: process.platform, home: homedir(), flags });
    spoken = texts[languageOf(config.locale) ?? "en"];
    return { config, texts: spoken };
  };
  const run = async (): Promise<number> => {
    const { name, rest } = commandOf(args);
    if (name === "version") {
      await out.write(`fathom ${version()}\n`);
      return 0;
    }
    if (name === "help") {
      try {
        configure({});
      } catch {
        // Help is wanted most where the configuration is wrong.
      }
      await out.write(spoken.cli.usage);
      return 0;
    }
    // What an object inherits is no command.
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (load === undefined)
      throw new ChatError("usage", { kind: "unknown-command", said: name, near: nearest(name, Object.keys(commands)) });
    const command = await load();
    const { signal, hold: holdCtrlC } = interrupts;
    return command({ args: rest, configure, texts: () => spoken, stdin: process.stdin, out, err, holdCtrlC, signal });
  };
  try {
    const exit = await run();
    await out.flush();
    // Words that never reached the disk may show only now.
    if (interrupts.signal.reason instanceof ChatError) throw interrupts.signal.reason;
    return exit;
  } catch (error) {
    await out.flush();
    if (error instanceof Interrupt) {
      if (error.exitCode !== 0) await err.write(`${spoken.cli.stopped}\n`);
      return error.exitCode;
    }
    const failure = failureOf(error) ?? new ChatError("internal");
    await showError(failure, { texts: spoken, err, style: styleFor(colour, err), debug });
    return exitCodes[failure.code];
  } finally {
    await err.flush();
    interrupts.release();
  }
}

/**
 * Which command a line means. Several words in one argument are a question; one word that is no command is a slip, and
 * asking it would send a typing error to a host.
 */
function commandOf(args: readonly string[]): { readonly name: string; readonly rest: readonly string[] } {
  const [first, ...rest] = args;
  if (first === undefined || first === "--help" || first === "-h") return { name: "help", rest: [] };
  if (first === "--version") return { name: "version", rest: [] };
  if (first === "help") {
    const [command] = rest;
    return command !== undefined && Object.hasOwn(commands, command) ? { name: command, rest: ["--help"] } : { name: "help", rest: [] };
  }
  if (Object.hasOwn(commands, first)) return { name: first, rest };
  // An empty argument is a question that was forgotten.
  if (first.startsWith("-") || first.trim() === "" || /\s/.test(first.trim())) return { name: "ask", rest: args };
  return { name: first, rest };
}
