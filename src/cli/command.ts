import type { Config } from "../config/read-config.ts";
import type { Texts } from "../texts/cli-texts.ts";
import type { Writer } from "./writer.ts";

/** What a command works with. It never reaches for the process itself. */
export interface CommandContext {
  readonly args: readonly string[];
  /** Reads the configuration with what the command's flags say. */
  readonly configure: (flags: { readonly model?: string; readonly lang?: string; readonly stallMs?: number }) => {
    readonly config: Config;
    readonly texts: Texts;
  };
  /** The texts in the language that is known so far. */
  readonly texts: () => Texts;
  readonly stdin: NodeJS.ReadStream;
  readonly out: Writer;
  readonly err: Writer;
  /** From now on Ctrl-C calls this instead of ending the command, until the function that it gives is called. */
  readonly holdCtrlC: (onCtrlC: () => void) => () => void;
  /** Aborted when the command should end. */
  readonly signal: AbortSignal;
}

/** Runs a command and gives its exit code. It throws ChatError, or the signal's reason. */
export type Command = (context: CommandContext) => Promise<number>;
