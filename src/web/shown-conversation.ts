import { batch, computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { branchTo, lastBranch } from "../conversation/branch.ts";
import type { AssistantTreeMessage, Conversation, TreeMessage } from "../conversation/conversation.ts";
import { api } from "../wire/api.ts";
import type { ToldError } from "../wire/error.ts";
import type { ModelEntry } from "../wire/models.ts";
import type { StartRequest } from "../wire/run.ts";
import { Refusal } from "./api.ts";
import { type Asking, ended, newAsking } from "./asking.ts";
import { createFollowedReplies } from "./followed-replies.ts";
import { newKey } from "./new-key.ts";
import type { Server } from "./server.ts";
import { isRunning, type Reply, replyOf, type Turn, turnsOf } from "./turn.ts";
import { runningOn, tipBelow, versionsOf, withMessages } from "./versions.ts";

export interface ShownConversationOptions {
  readonly server: Server;
  readonly hidden: ReadonlySignal<boolean>;
  readonly models: ReadonlySignal<readonly ModelEntry[]>;
  readonly chosen: ReadonlySignal<ModelEntry | undefined>;
}

/** The conversation that the page shows: the server's, seen along one branch. */
export interface ShownConversation {
  /** Undefined for one that has not begun. */
  readonly id: ReadonlySignal<string | undefined>;
  readonly title: ReadonlySignal<string>;
  readonly turns: ReadonlySignal<readonly Turn[]>;
  readonly running: ReadonlySignal<boolean>;
  /** Why a conversation could not be read. */
  readonly trouble: ReadonlySignal<ToldError | undefined>;
  replyOf(message: AssistantTreeMessage): Reply;
  /** Reads one and shows the branch on which it was last gone on with, or the one with a message. */
  open(id: string, message?: string): Promise<void>;
  /** Reads it again, for what other tabs may have done. */
  refresh(): Promise<void>;
  /** Shows a new one. Nothing is stopped, and nothing lost. */
  leave(): void;
  ask(question: string): Promise<void>;
  /** Puts a question in another way, as a branch beside it. Its reply, if it still comes, is stopped. */
  edit(question: string, text: string): Promise<void>;
  askAgain(reply: Reply): Promise<void>;
  goOn(reply: Reply, answerNow: boolean): Promise<void>;
  stop(): Promise<boolean>;
  renamed(id: string, title: string): void;
  versionsOf(message: Pick<TreeMessage, "parent" | "role">): readonly string[];
  show(message: string): void;
}

const nothing: Conversation = { id: "", title: "", createdAt: "", messages: [] };

export function createShownConversation({ server, hidden, models, chosen }: ShownConversationOptions): ShownConversation {
  const kept = signal<Conversation | undefined>(undefined);
  const errors = signal<Readonly<Record<string, ToldError>>>({});
  const asking = signal<Asking | undefined>(undefined);
  const tip = signal<string | undefined>(undefined);
  const trouble = signal<ToldError | undefined>(undefined);
  /** Settles once what was stopped has ended on the server, too. */
  let stopping: Promise<unknown> = Promise.resolve();
  /** Settles once what was asked is acknowledged, or refused. */
  let starting: Promise<void> = Promise.resolve();
  /** Keys of what was stopped before the server had acknowledged it. */
  const unwanted = new Set<string>();
  /** Goes up whenever the reader turns to another conversation. */
  let visit = 0;
  /** Counts what was asked to be shown: an answer that comes late shows nothing. */
  let wish = 0;

  function fail(error: unknown): void {
    batch(() => {
      kept.value = undefined;
      tip.value = undefined;
      trouble.value = server.told(error);
    });
  }

  const replies = createFollowedReplies({
    read: server.read,
    hidden,
    onEnd(reply, { error }) {
      batch(() => {
        if (kept.value !== undefined) kept.value = withMessages(kept.value, [reply]);
        if (error !== undefined) errors.value = { ...errors.value, [reply.id]: error };
      });
    },
    onRefused(error) {
      // Without its cookie the page waits for a link; otherwise the conversation is gone.
      if (!(error instanceof Refusal && error.status === 401)) fail(error);
    },
  });

  const tree = computed(() => withMessages(kept.value ?? nothing, asking.value?.messages ?? []));
  const branch = computed(() => branchTo(tree.value, asking.value?.reply.id ?? tip.value));
  const turns = computed(() => turnsOf(branch.value));
  const viewOf = (message: AssistantTreeMessage) =>
    replyOf({ message, live: replies.liveOf(message.id), error: errors.value[message.id], models: models.value });
  const last = computed(() => {
    const message = branch.value.at(-1);
    return message?.role === "assistant" ? message : undefined;
  });
  const running = computed(() => last.value !== undefined && isRunning(viewOf(last.value)));

  effect(() => {
    const shown = kept.value === undefined ? [] : runningOn(kept.value, tip.value);
    untracked(() => replies.follow(shown));
  });

  /** @throws what the server says, unless something else is wanted by then. */
  async function read(id: string, show: (conversation: Conversation) => string | undefined): Promise<void> {
    const own = ++wish;
    const answer = await server.call(api.readConversation, { id }).catch((error: unknown) => {
      if (own === wish) throw error;
    });
    if (answer === undefined || own !== wish) return;
    batch(() => {
      kept.value = answer.conversation;
      errors.value = answer.errors;
      trouble.value = undefined;
      tip.value = show(answer.conversation);
    });
  }

  function start(ask: () => StartRequest["ask"], key = newKey()): Promise<void> {
    starting = begin(ask, key);
    return starting;
  }

  async function begin(ask: () => StartRequest["ask"], key: string): Promise<void> {
    const model = chosen.value;
    if (model === undefined) return;
    const asked = { visit, ask: ask(), conversation: kept.value?.id };
    await stopping;
    const named = (conversation: string | undefined) => conversation !== undefined && { conversation };
    if (asked.visit !== visit) {
      // Its reader has gone elsewhere: it belongs where it was asked, and is found there.
      await server.insist(api.startRun, { key, model: model.id, ask: asked.ask, ...named(asked.conversation) }).catch(() => undefined);
      return;
    }
    // What was stopped may have become a message in the meantime, which this one comes after.
    const request: StartRequest = { key, model: model.id, ask: ask(), ...named(kept.value?.id) };
    const own = newAsking(request, model, tree.peek(), new Date());
    asking.value = own;
    const isShown = () => asking.peek()?.request.key === key;
    try {
      const { run, conversation } = await server.insist(api.startRun, request);
      if (unwanted.delete(key)) await server.insist(api.stopRun, { id: run, seen: 0 });
      if (!isShown()) return;
      await read(conversation, () => {
        asking.value = undefined;
        return run;
      });
      if (unwanted.delete(key)) await stop();
    } catch (error) {
      unwanted.delete(key);
      if (!isShown()) return;
      batch(() => {
        asking.value = ended(own, "failed");
        errors.value = { ...errors.value, [own.reply.id]: server.told(error) };
      });
    }
  }

  /** Resolves once the reply has ended on the page, too. @returns whether it was stopped, and did not end by itself later. */
  async function stop(): Promise<boolean> {
    const message = last.value;
    if (message === undefined || !running.value) return true;
    if (asking.value !== undefined) {
      // It may have begun already, and nobody here knows its name.
      unwanted.add(asking.value.request.key);
      asking.value = ended(asking.value, "stopped");
      stopping = starting;
      return true;
    }
    const seen = replies.freeze(message.id);
    // What could not be stopped is followed again, and that says why.
    const stopped = server.insist(api.stopRun, { id: message.id, ...(seen !== undefined && { seen }) }).then(
      () => true,
      () => false,
    );
    stopping = stopped;
    await stopped;
    await replies.thaw(message);
    return stopped;
  }

  return {
    id: computed(() => kept.value?.id),
    title: computed(() => kept.value?.title ?? ""),
    turns,
    running,
    trouble,
    replyOf: viewOf,
    async open(id, message) {
      visit++;
      asking.value = undefined;
      const show = (now: Conversation) => (message === undefined ? lastBranch(now).at(-1)?.id : tipBelow(now, message));
      await read(id, show).catch(fail);
    },
    async refresh() {
      const shown = tip.value;
      if (kept.value === undefined || shown === undefined || asking.value !== undefined) return;
      await read(kept.value.id, (now) => tipBelow(now, shown)).catch((error: unknown) => {
        // A server that is away is looked for by the replies; only what it says counts here.
        if (error instanceof Refusal && error.status !== 401 && !error.passes) fail(error);
      });
    },
    leave() {
      visit++;
      wish++;
      batch(() => {
        kept.value = undefined;
        asking.value = undefined;
        tip.value = undefined;
        trouble.value = undefined;
      });
    },
    ask: (text) => start(() => ({ type: "question", text, after: tip.value ?? null })),
    async edit(id, text) {
      const question = tree.value.messages.find((message) => message.id === id);
      // The new question waits until that is acknowledged.
      if (running.value) void stop();
      await start(() => ({ type: "question", text, after: question?.parent ?? null }));
    },
    askAgain(reply) {
      const { request, reply: own } = asking.value ?? {};
      // With the same key where nobody knows whether it was heard.
      if (request !== undefined) return start(() => request.ask, own?.reply.state === "failed" ? request.key : newKey());
      const question = tree.value.messages.find(({ id }) => id === reply.id)?.parent;
      return question == null ? Promise.resolve() : start(() => ({ type: "again", question }));
    },
    async goOn(reply, answerNow) {
      // Where it could not be stopped, nothing is asked for later that nobody waits for any more.
      if (isRunning(reply) && !(await stop())) return;
      // It may have come to its end by itself in the meantime.
      const now = tree.value.messages.find(({ id }) => id === reply.id);
      if (now?.role !== "assistant" || now.reply.state === "complete") return;
      await start(() => ({ type: "continue", reply: reply.id, ...(answerNow && { answerNow }) }));
    },
    stop,
    renamed(id, title) {
      if (kept.value?.id === id) kept.value = { ...kept.value, title };
    },
    versionsOf: (message) => versionsOf(tree.value, message),
    show(message) {
      asking.value = undefined;
      tip.value = tipBelow(tree.value, message);
    },
  };
}
