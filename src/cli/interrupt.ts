import { ChatError } from "../model/error.ts";

/** Why a command ends although nothing failed. */
export class Interrupt extends Error {
  override readonly name = "Interrupt";
  readonly exitCode: number;

  constructor(exitCode: number) {
    super("stopped");
    this.exitCode = exitCode;
  }
}

/** A signal that is aborted when a person or the system wants the command to end, or when nobody reads its output. */
export interface Interrupts {
  readonly signal: AbortSignal;
  /** The output takes no more: end quietly where nobody reads, and as a failure where what was written is lost. */
  readonly closed: (error?: Error) => void;
  /** From now on Ctrl-C calls this and ends nothing, until the function that it gives is called. Holds may nest. */
  readonly hold: (onCtrlC: () => void) => () => void;
  /** Takes the handlers away again. */
  release(): void;
}

/** What a pipe says whose reader has gone. */
const nobodyReads: ReadonlySet<string> = new Set(["EPIPE", "EOF", "ECONNRESET", "ERR_STREAM_DESTROYED"]);

/** npm passes a terminal's Ctrl-C on although the terminal has sent it, too: two this close together are one. Milliseconds. */
const oneMs = 200;

/** The first Ctrl-C or SIGTERM ends the work in order, so that what came is kept; the second ends the process. */
export function watchInterrupts(): Interrupts {
  const abort = new AbortController();
  let first: number | undefined;
  let held: (() => void) | undefined;
  let heldAt = Number.NEGATIVE_INFINITY;
  const on = (exitCode: number) => () => {
    const now = performance.now();
    if (first !== undefined && now - first > oneMs) process.exit(exitCode);
    first ??= now;
    abort.abort(new Interrupt(exitCode));
  };
  const end = on(130);
  const onCtrlC = () => {
    const now = performance.now();
    const again = now - heldAt <= oneMs;
    if (again) return;
    if (held === undefined) return end();
    heldAt = now;
    held();
  };
  const handlers = { SIGINT: onCtrlC, SIGTERM: on(143), SIGHUP: on(143) };
  for (const [name, handler] of Object.entries(handlers)) process.on(name, handler);
  return {
    signal: abort.signal,
    hold(next) {
      const before = held;
      held = next;
      return () => {
        held = before;
      };
    },
    closed(error) {
      const said = error && ("code" in error ? String(error.code) : error.message);
      abort.abort(said === undefined || nobodyReads.has(said) ? new Interrupt(0) : new ChatError("not-saved", { file: "stdout", said }));
    },
    release() {
      for (const [name, handler] of Object.entries(handlers)) process.off(name, handler);
    },
  };
}
