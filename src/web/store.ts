import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type PageTexts, pageTexts } from "../texts/page/texts.ts";
import type { ModelEntry } from "../wire/models.ts";
import { fetchModels, Refusal } from "./api.ts";
import { createPreferences, type Preferences } from "./preferences.ts";
import { type RunningReply, runReply } from "./run-reply.ts";
import { isRunning, messagesOf, newTurn, type Turn } from "./turn.ts";

/** Whether the page may ask anything at all. */
export type Access = "loading" | "ready" | "needs-link" | "unreachable";

/** Everything that the page knows, and what can be done with it. */
export interface Store extends Preferences {
  readonly texts: ReadonlySignal<PageTexts>;
  readonly access: Signal<Access>;
  readonly models: Signal<readonly ModelEntry[]>;
  readonly chosen: Signal<ModelEntry | undefined>;
  readonly turns: Signal<readonly Signal<Turn>[]>;
  readonly running: ReadonlySignal<boolean>;
  /** Whether anything came since the conversation was last saved. */
  readonly unsaved: Signal<boolean>;
  loadModels(): Promise<void>;
  ask(question: string): void;
  /** Puts the last question again, in place of its reply. */
  askAgain(): void;
  stop(): void;
  clear(): void;
}

export function createStore(): Store {
  const preferences = createPreferences();
  const texts = computed(() => pageTexts[preferences.language.value]);
  const access = signal<Access>("loading");
  const models = signal<readonly ModelEntry[]>([]);
  const chosen = signal<ModelEntry | undefined>(undefined);
  const turns = signal<readonly Signal<Turn>[]>([]);
  const unsaved = signal(false);
  let reply: RunningReply | undefined;
  let nextId = 1;

  function ask(question: string, before: readonly Signal<Turn>[]): void {
    const asked = chosen.value;
    if (asked === undefined || running.value) return;
    const messages = messagesOf(
      before.map(({ value }) => value),
      question,
    );
    reply = runReply({
      turn: newTurn(nextId++, question, asked, Date.now()),
      request: { model: asked.id, messages },
      texts: () => texts.value,
      language: preferences.language.value,
    });
    unsaved.value = true;
    turns.value = [...before, reply.turn];
  }

  const running = computed(() => {
    const last = turns.value.at(-1);
    return last !== undefined && isRunning(last.value);
  });

  return {
    ...preferences,
    texts,
    access,
    models,
    chosen,
    turns,
    running,
    unsaved,
    async loadModels() {
      try {
        models.value = await fetchModels(preferences.language.value);
        chosen.value = models.value.find(({ id }) => id === chosen.value?.id) ?? models.value[0];
        access.value = "ready";
      } catch (error) {
        access.value = error instanceof Refusal && error.status === 401 ? "needs-link" : "unreachable";
      }
    },
    ask: (question) => ask(question, turns.value),
    askAgain() {
      const last = turns.value.at(-1);
      if (last !== undefined) ask(last.value.question, turns.value.slice(0, -1));
    },
    stop: () => reply?.stop(),
    clear() {
      reply?.stop();
      turns.value = [];
      unsaved.value = false;
    },
  };
}
