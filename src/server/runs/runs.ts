import { randomUUID } from "node:crypto";
import type { AssistantTreeMessage } from "../../conversation/conversation.ts";
import { createLiveRun, type LiveRun } from "../../conversation/live-run.ts";
import { createReplyRecord } from "../../conversation/reply-record.ts";
import { createRunWriter } from "../../conversation/run-writer.ts";
import type { Store } from "../../conversation/store.ts";
import { ChatError } from "../../model/error.ts";
import type { Model } from "../../model/model.ts";
import { pause } from "../../model/pause.ts";
import { buildRequest } from "../../reasoning/build-request.ts";
import { recipes } from "../../reasoning/recipes.ts";
import type { ModelEntry } from "../../wire/models.ts";
import type { StartRequest } from "../../wire/run.ts";
import { noSuchConversation } from "../not-there.ts";
import { planReply } from "./plan.ts";
import { type Ending, produce, type RunEnd } from "./produce.ts";

/** The replies that this server produces. Each is a task of the server: whoever asked for it may leave. */
export interface Runs {
  /**
   * Begins a reply; resolves when question and reply are on the disk.
   *
   * @throws ChatError `model-not-found`, `usage` (`no-such-conversation`, `no-such-message`, `nothing-to-continue`),
   *   `rate-limited` (`too-many-runs`), `overloaded` (`closing`), `not-saved`.
   */
  start(user: string, request: StartRequest): Promise<{ readonly run: string; readonly conversation: string }>;
  /** A reply that is produced here at the moment. */
  live(user: string, run: string): LiveRun<RunEnd> | undefined;
  /**
   * Ends a run; resolves when it is on the disk. False where it is not produced here at the moment.
   *
   * @throws ChatError `not-saved`.
   */
  stop(user: string, run: string, seen?: number): Promise<boolean>;
  /** The same for all runs of a conversation. */
  stopAll(user: string, conversation: string): Promise<void>;
  /** Ends all runs as interrupted, with their text, and begins no more. */
  close(): Promise<void>;
}

export interface RunsOptions {
  readonly store: Store;
  readonly models: readonly ModelEntry[];
  readonly model: (id: string) => Promise<Model>;
}

interface Task {
  readonly user: string;
  readonly conversation: string;
  readonly live: LiveRun<RunEnd>;
  readonly stopping: AbortController;
  /** Resolves when it has ended. */
  readonly done: Promise<void>;
  /** Resolves when it is kept, or nothing more can be done about that. */
  readonly left: Promise<void>;
}

/** More replies at once are refused: each holds its text in memory and a request at its host. */
const mostRuns = 64;
/** How long to wait before a reply that could not be kept is tried again, in milliseconds. */
const saveAgainMs = 5_000;

export function createRuns({ store, models, model }: RunsOptions): Runs {
  const tasks = new Map<string, Task>();
  const closing = new AbortController();

  async function start(user: string, { key, model: id, conversation: named, ask }: StartRequest) {
    const earlier = await store.findRun(user, key);
    if (earlier !== undefined) return earlier;
    const entry = models.find((one) => one.id === id);
    if (entry === undefined) throw new ChatError("model-not-found", { model: id, kind: "unknown-model", status: 404 });
    if (closing.signal.aborted) throw new ChatError("overloaded", { kind: "closing", status: 503 });
    const running = [...tasks.values()].filter(({ live }) => live.ended() === undefined).length;
    if (running >= mostRuns) throw new ChatError("rate-limited", { kind: "too-many-runs", status: 429, retryAfterMs: 5_000 });
    const found = named === undefined ? undefined : await store.get(user, named);
    if (named !== undefined && found === undefined) throw noSuchConversation();
    const at = new Date().toISOString();
    const plan = planReply(ask, found, at);
    const node = { id: randomUUID(), parent: plan.parent, at, role: "assistant" } as const;
    const asked = { asked: id, family: entry.family, request: buildRequest(recipes[entry.family], [], {}) };
    const record = createReplyRecord(asked);
    const reply: AssistantTreeMessage = { ...node, ...record.value() };
    const run = { id: node.id, clientKey: key, conversation: plan.conversation, messages: plan.news, reply };
    const begun = await store.startRun(user, run);
    // The same key came twice at once.
    if (begun !== run.id) return (await store.findRun(user, key)) ?? { run: begun, conversation: plan.conversation.id };
    const live = createLiveRun<RunEnd>();
    const stopping = new AbortController();
    const writer = createRunWriter({ open: async () => store, user, run, begun: true });
    const done = produce({
      plan,
      live,
      writer,
      node,
      asked,
      model: () => model(id),
      signal: stopping.signal,
    });
    const left = done.then(() => leave(run.id, live));
    tasks.set(run.id, { user, conversation: plan.conversation.id, live, stopping, done, left });
    if (closing.signal.aborted) stopping.abort({ why: "interrupted" } satisfies Ending);
    return { run: run.id, conversation: plan.conversation.id };
  }

  /** What could not be kept is nowhere else: it stays, and is tried again for as long as the server runs. */
  async function leave(run: string, live: Task["live"]): Promise<void> {
    while (!(await isKept(live))) {
      if (closing.signal.aborted) return;
      await pause(saveAgainMs, closing.signal).catch(() => undefined);
    }
    tasks.delete(run);
  }

  async function end(some: readonly Task[], ending: Ending): Promise<void> {
    for (const { stopping } of some) stopping.abort(ending);
    await Promise.all(some.map(({ done }) => done));
  }

  const taskOf = (user: string, run: string) => {
    const task = tasks.get(run);
    return task?.user === user ? task : undefined;
  };

  return {
    start,
    live: (user, run) => taskOf(user, run)?.live,
    async stop(user, run, seen) {
      const task = taskOf(user, run);
      if (task === undefined) return false;
      await end([task], { why: "stopped", ...(seen !== undefined && { seen }) });
      const { save, error } = task.live.ended() ?? {};
      if (save !== undefined) throw error;
      return true;
    },
    stopAll: (user, conversation) =>
      end(
        [...tasks.values()].filter((task) => task.user === user && task.conversation === conversation),
        { why: "stopped" },
      ),
    async close() {
      const all = [...tasks.values()];
      closing.abort();
      await end(all, { why: "interrupted" });
      await Promise.all(all.map(({ left }) => left));
    },
  };
}

/** Whether there is nothing more to keep: it is kept, or its conversation was deleted. */
async function isKept(live: Task["live"]): Promise<boolean> {
  const { save } = live.ended() ?? {};
  try {
    await save?.();
    return true;
  } catch (error) {
    return error instanceof ChatError && error.details.kind === "conversation-gone";
  }
}
