import type { AssistantTreeMessage } from "../../conversation/conversation.ts";
import type { RunPiece, RunStart, Store } from "../../conversation/store.ts";
import { localUser } from "./open-store.ts";

/** Writes one reply into the store while it comes. */
export interface RunWriter {
  add(kind: RunPiece["kind"], text: string): void;
  /** Ends the run. @throws ChatError `not-saved`. */
  end(reply: AssistantTreeMessage): Promise<void>;
}

/** How much a killed process may lose, in milliseconds. */
const flushMs = 200;

/**
 * Nothing is opened before the reply has begun to show, and nothing that fails in the meantime disturbs the reply: at its end the whole
 * of it is written, and only that counts.
 */
export function createRunWriter(open: () => Promise<Store>, run: RunStart): RunWriter {
  let waiting: readonly RunPiece[] = [];
  let end = 0;
  let timer: NodeJS.Timeout | undefined;
  let begun: Promise<boolean> | undefined;
  let written: Promise<unknown> = Promise.resolve();

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    begun ??= open().then(async (store) => {
      await store.startRun(localUser, run);
      return true;
    });
    if (!(await begun)) return;
    const pieces = waiting;
    waiting = [];
    await (await open()).appendRun(localUser, run.id, pieces);
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
      await written;
      const store = await open();
      if (await begun?.catch(() => false)) return store.finishRun(localUser, run.id, reply);
      await store.add(localUser, run.conversation, [...run.messages, reply]);
    },
  };
}
