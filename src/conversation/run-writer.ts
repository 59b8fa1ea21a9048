import type { AssistantTreeMessage } from "./conversation.ts";
import type { RunPiece, RunStart, Store } from "./store.ts";

/** Writes one reply into the store while it comes. */
export interface RunWriter {
  add(kind: RunPiece["kind"], text: string): void;
  /** Ends the run. @throws ChatError `not-saved`. */
  end(reply: AssistantTreeMessage): Promise<void>;
}

export interface RunWriterOptions {
  readonly open: () => Promise<Store>;
  readonly user: string;
  readonly run: RunStart;
  /** Whether the store has the run already. Otherwise it is begun with the first text. */
  readonly begun?: boolean;
}

/** How much a killed process may lose, in milliseconds. */
const flushMs = 200;

/**
 * What has come is flushed together, in one transaction. Nothing that fails in the meantime disturbs the reply: at its end the
 * whole of it is written, and only that counts.
 */
export function createRunWriter({ open, user, run, begun: isBegun = false }: RunWriterOptions): RunWriter {
  let waiting: readonly RunPiece[] = [];
  let end = 0;
  let timer: NodeJS.Timeout | undefined;
  let begun: Promise<boolean> | undefined = isBegun ? Promise.resolve(true) : undefined;
  let written: Promise<unknown> = Promise.resolve();

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    begun ??= open().then(async (store) => {
      await store.startRun(user, run);
      return true;
    });
    if (!(await begun)) return;
    const pieces = waiting;
    waiting = [];
    await (await open()).appendRun(user, run.id, pieces);
  }
  const flushLater = () => {
    written = written.then(flush).catch(() => undefined);
  };

  return {
    add(kind, text) {
      const last = waiting.at(-1);
      waiting =
        last?.kind === kind ? [...waiting.slice(0, -1), { ...last, text: last.text + text }] : [...waiting, { offset: end, kind, text }];
      end += text.length;
      timer ??= setTimeout(flushLater, flushMs).unref();
    },
    async end(reply) {
      clearTimeout(timer);
      if (begun !== undefined && waiting.length > 0) flushLater();
      await written;
      const store = await open();
      if (await begun?.catch(() => false)) return store.finishRun(user, run.id, reply);
      await store.add(user, run.conversation, [...run.messages, reply]);
    },
  };
}
