import { type ChildProcess, fork } from "node:child_process";
import { EventEmitter, on } from "node:events";
import { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { ChatError } from "../../model/error.ts";
import { type Order, type Report, report } from "./protocol.ts";

/** A running engine process. */
export interface Child {
  send(order: Order): void;
  /** Everything that it says from now on, until it is gone. */
  reports(signal: AbortSignal): AsyncIterable<Report>;
  readonly alive: () => boolean;
  /** What it last wrote on its error output: an assertion of the engine ends there. */
  readonly lastWords: () => string;
  /** Whether the parent stays alive for it. */
  hold(busy: boolean): void;
  kill(): Promise<void>;
}

export interface ChildOptions {
  readonly env: Readonly<Record<string, string>>;
}

const mostLastWords = 2_000;

/** Starts the engine's process. Nothing that it prints reaches the user's terminal. */
export function startChild({ env }: ChildOptions): Child {
  const engine = fork(childFile(), [], {
    // One thread in the pool: measured on two cores with a 1.5B model: 21.5 tokens a second with the default, 24.8 with one.
    env: { ...env, UV_THREADPOOL_SIZE: "1" },
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "json",
  });
  let words = "";
  engine.stderr?.setEncoding("utf8").on("data", (text: string) => {
    words = (words + text).slice(-mostLastWords);
  });
  // What it says is parsed once, here, however many listen.
  const said = new EventEmitter({ captureRejections: false }).setMaxListeners(0);
  let alive = true;
  const gone = Promise.withResolvers<void>();
  const end = () => {
    if (!alive) return;
    alive = false;
    said.emit("gone");
    gone.resolve();
  };
  engine.on("message", (message) => said.emit("report", report.parse(message)));
  engine.on("error", end);
  engine.on("close", end);
  return {
    send(order) {
      if (engine.connected) engine.send(order, () => undefined);
    },
    async *reports(signal) {
      if (!alive) return;
      for await (const [one] of on(said, "report", { signal, close: ["gone"] })) yield one;
    },
    alive: () => alive,
    lastWords: () => words,
    hold: (busy) => hold(engine, busy),
    async kill() {
      // Whoever waits for the end needs the event loop to last until then.
      hold(engine, true);
      engine.kill("SIGKILL");
      if (alive) await gone.promise;
    },
  };
}

/** Two pipes tie the parent to its child: the channel and the error output. */
function hold(engine: ChildProcess, busy: boolean): void {
  const change = busy ? "ref" : "unref";
  engine[change]();
  engine.channel?.[change]();
  if (engine.stderr instanceof Socket) engine.stderr[change]();
}

/** The same program lies beside this one as source, and under another name in the bundle. */
function childFile(): string {
  const name = import.meta.url.endsWith(".ts") ? "./child.ts" : "./llama-child.js";
  return fileURLToPath(new URL(name, import.meta.url));
}

/** What the end of the process means for whoever was waiting. */
export function crashError(child: Child, file: string, loading: boolean): ChatError {
  const words = child.lastWords().trim().split("\n").slice(-3).join(" ").slice(-200);
  const said = words === "" ? {} : { said: words };
  if (/out of memory|failed to allocate|bad_alloc/i.test(words)) return new ChatError("memory", { file, ...said });
  return loading
    ? new ChatError("weights", { file, kind: "engine-crash", ...said })
    : new ChatError("internal", { file, kind: "engine-crash", ...said });
}
