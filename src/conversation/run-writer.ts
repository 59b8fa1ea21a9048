import type { AssistantTreeMessage } from "./conversation.ts";
import type { Provenance } from "./provenance.ts";
import type { RunPiece, RunStart, Store } from "./store.ts";

/** Writes one reply into the store while it comes. */
export interface RunWriter {
  add(kind: RunPiece["kind"], text: string): void;
  /** What has become known of the reply: who answers, what it goes on from. */
  note(reply: Provenance): void;
  /** Ends the run; may be called again where it failed. @throws ChatError `not-saved`. */
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
/** How long to wait before what could not be written is tried again, in milliseconds. */
const againMs = 1_000;

/**
 * What has come is flushed together, in one transaction. What cannot be written waits and is tried again, and disturbs nothing: at
 * the end the whole reply is written, and only that counts.
 */
export function createRunWriter({ open, user, run, begun: isBegun = false }: RunWriterOptions): RunWriter {
  let waiting: readonly RunPiece[] = [];
  let noted: Provenance | undefined;
  let end = 0;
  let timer: NodeJS.Timeout | undefined;
  let begun = isBegun;
  let written: Promise<void> = Promise.resolve();

  function flushIn(ms: number): void {
    timer ??= setTimeout(() => {
      written = written.then(flush);
    }, ms).unref();
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const [pieces, reply] = [waiting, noted];
    [waiting, noted] = [[], undefined];
    try {
      const store = await open();
      if (!begun) await store.startRun(user, run);
      begun = true;
      await store.appendRun(user, run.id, pieces, reply);
    } catch {
      waiting = [...pieces, ...waiting];
      noted ??= reply;
      flushIn(againMs);
    }
  }

  return {
    add(kind, text) {
      const last = waiting.at(-1);
      waiting =
        last?.kind === kind ? [...waiting.slice(0, -1), { ...last, text: last.text + text }] : [...waiting, { offset: end, kind, text }];
      end += text.length;
      flushIn(flushMs);
    },
    note(reply) {
      noted = reply;
      if (begun) flushIn(flushMs);
    },
    async end(reply) {
      await written;
      if (begun && waiting.length > 0) await flush();
      clearTimeout(timer);
      timer = undefined;
      const store = await open();
      if (begun) return store.finishRun(user, run.id, reply);
      await store.add(user, run.conversation, [...run.messages, reply]);
    },
  };
}
