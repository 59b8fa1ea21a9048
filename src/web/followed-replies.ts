import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AssistantTreeMessage } from "../conversation/conversation.ts";
import type { RunEvent } from "../wire/run.ts";
import { followRun } from "./follow-run.ts";
import { type LiveReply, newLiveReply, placeOf, textsOf, withEvents } from "./live-reply.ts";
import { perFrame } from "./per-frame.ts";

/** The replies on the page that still come. */
export interface FollowedReplies {
  /** How far a reply has come; undefined for one that is not followed. */
  liveOf(id: string): LiveReply | undefined;
  /** Follows these and no others. */
  follow(messages: readonly AssistantTreeMessage[]): void;
  /** Freezes a reply where its reader sees it. @returns how many characters that are. */
  freeze(id: string): number | undefined;
  /** Follows a frozen one again: on, where it could not be stopped. Resolves at its end. */
  thaw(message: AssistantTreeMessage): Promise<void>;
}

export interface FollowedRepliesOptions {
  readonly read: (id: string, from: number, signal: AbortSignal) => AsyncIterable<RunEvent>;
  readonly hidden: ReadonlySignal<boolean>;
  /** Called with the reply as it is kept, and with what failed in the reader's words. */
  readonly onEnd: (reply: AssistantTreeMessage, end: Extract<RunEvent, { readonly type: "end" }>) => void;
  /** Called where the server has no such reply for us. */
  readonly onRefused: (error: unknown) => void;
}

/** A reply that is not older than this, in milliseconds, has just been asked for. */
const soonMs = 1_500;

interface Followed {
  readonly live: Signal<LiveReply>;
  readonly leaving: AbortController;
}

export function createFollowedReplies({ read, hidden, onEnd, onRefused }: FollowedRepliesOptions): FollowedReplies {
  const all = signal<ReadonlyMap<string, Followed>>(new Map());

  const change = (id: string, one?: Followed) => {
    const rest = [...all.peek()].filter(([other]) => other !== id);
    all.value = new Map(one === undefined ? rest : [...rest, [id, one]]);
  };

  async function run(message: AssistantTreeMessage, { live, leaving }: Followed): Promise<void> {
    const { id } = message;
    const frames = perFrame<RunEvent>((events) => {
      if (!leaving.signal.aborted) live.value = withEvents(live.value, events, Date.now());
    });
    try {
      await followRun({
        read: (from, signal) => read(id, from, signal),
        from: placeOf(live.value),
        hidden,
        signal: leaving.signal,
        onLost(lost) {
          const { lost: _, ...rest } = live.value;
          live.value = lost ? { ...rest, lost } : rest;
        },
        take(event) {
          if (event.type !== "end") return frames.add(event);
          frames.flush();
          batch(() => {
            onEnd({ ...message, ...textsOf(live.value, event.length), reply: event.reply }, event);
            change(id);
          });
        },
      });
    } catch (error) {
      if (leaving.signal.aborted) return;
      change(id);
      onRefused(error);
    }
  }

  function start(message: AssistantTreeMessage, live: Signal<LiveReply>): Promise<void> {
    const one = { live, leaving: new AbortController() };
    change(message.id, one);
    return run(message, one);
  }

  return {
    liveOf: (id) => all.value.get(id)?.live.value,
    follow(messages) {
      for (const [id, { leaving }] of all.peek()) {
        if (messages.some((message) => message.id === id)) continue;
        leaving.abort();
        change(id);
      }
      for (const message of messages) {
        if (all.peek().has(message.id)) continue;
        // The clocks of server and browser may differ; a reply never began later than now.
        const now = Date.now();
        const began = Math.min(now, Date.parse(message.at));
        void start(message, signal(now - began < soonMs ? newLiveReply(now) : newLiveReply(began, now)));
      }
    },
    freeze(id) {
      const one = all.peek().get(id);
      if (one === undefined) return undefined;
      one.leaving.abort();
      one.live.value = { ...one.live.value, stopping: true };
      const place = placeOf(one.live.value);
      return place === 0 && one.live.value.joined !== undefined ? undefined : place;
    },
    async thaw(message) {
      const one = all.peek().get(message.id);
      if (one === undefined) return;
      const { stopping: _, ...live } = one.live.value;
      one.live.value = { ...live };
      await start(message, one.live);
    },
  };
}
