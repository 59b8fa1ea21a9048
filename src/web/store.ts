import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type PageTexts, pageTexts } from "../texts/page/texts.ts";
import { api } from "../wire/api.ts";
import type { ModelEntry } from "../wire/models.ts";
import { addressOf, readAddress } from "./address.ts";
import { call, Refusal } from "./api.ts";
import { type ConversationList, createConversationList } from "./conversation-list.ts";
import { type CreateDrawing, fetchDrawing } from "./fetched-drawing.ts";
import { createHidden } from "./hidden.ts";
import { createPreferences, type Preferences } from "./preferences.ts";
import { createServer } from "./server.ts";
import { createShownConversation, type ShownConversation } from "./shown-conversation.ts";

/** Whether the page may ask anything at all. */
export type Access = "loading" | "ready" | "needs-link" | "unreachable";

/** Everything that the page knows, and what can be done with it. */
export interface Store extends Preferences {
  readonly texts: ReadonlySignal<PageTexts>;
  readonly access: ReadonlySignal<Access>;
  readonly models: ReadonlySignal<readonly ModelEntry[]>;
  readonly chosen: Signal<ModelEntry | undefined>;
  /** Whether conversations outlive the server. */
  readonly keeps: ReadonlySignal<boolean>;
  readonly shown: ShownConversation;
  /** What draws answers, once it is there. */
  readonly createDrawing: ReadonlySignal<CreateDrawing | undefined>;
  readonly list: ConversationList;
  /** Does what the address says: uses a launch secret up, and shows the conversation that it names. */
  arrive(): Promise<void>;
  /** Shows a new conversation, as a step that the browser can go back from. */
  begin(): void;
  rename(id: string, title: string): Promise<void>;
  erase(id: string): Promise<void>;
}

export function createStore(): Store {
  const preferences = createPreferences();
  const texts = computed(() => pageTexts[preferences.language.value]);
  const access = signal<Access>("loading");
  const models = signal<readonly ModelEntry[]>([]);
  const chosen = signal<ModelEntry | undefined>(undefined);
  const keeps = signal(true);
  const hidden = createHidden();
  const server = createServer({
    language: preferences.language,
    texts,
    onStranger() {
      access.value = "needs-link";
    },
  });
  const shown = createShownConversation({ server, hidden, models, chosen });
  const list = createConversationList(server);

  // A new conversation gets its name from the server; the address then says which one it is.
  const showAddress = (id: string | undefined) => history.replaceState(null, "", id === undefined ? location.pathname : addressOf(id));
  effect(() => {
    if (shown.id.value !== undefined) showAddress(shown.id.value);
  });
  hidden.subscribe((now) => {
    if (!now) void shown.refresh();
  });
  // What went wrong is told in the language that is read now.
  preferences.language.subscribe(() => void shown.refresh());
  markEndings(shown, hidden, texts);

  /** What the address named before this browser was known to the server. */
  let missed: string | undefined;

  async function loadModels(): Promise<void> {
    try {
      const answer = await server.call(api.listModels, {});
      batch(() => {
        models.value = answer.models;
        keeps.value = answer.keeps;
        chosen.value = answer.models.find(({ id }) => id === chosen.value?.id) ?? answer.models[0];
        access.value = "ready";
      });
    } catch (error) {
      access.value = error instanceof Refusal && error.status === 401 ? "needs-link" : "unreachable";
    }
  }

  async function open(id: string, message: string | undefined): Promise<void> {
    await shown.open(id, message);
    // Who answered last answers next, if it is still there.
    const asked = shown.turns.value.findLast(({ reply }) => reply !== undefined)?.reply?.reply.asked;
    chosen.value = models.value.find((model) => model.id === asked) ?? chosen.value;
    if (message === undefined || shown.id.value !== id) return;
    showAddress(id);
    // Once it is drawn, and the page has gone to its end.
    requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(`message-${message}`)?.scrollIntoView()));
  }

  function begin(): void {
    history.pushState(null, "", location.pathname);
    shown.leave();
  }

  return {
    ...preferences,
    texts,
    access,
    models,
    chosen,
    keeps,
    shown,
    list,
    createDrawing: fetchDrawing(),
    async arrive() {
      const { launch, conversation, message } = readAddress(location.hash);
      if (launch !== undefined) {
        // Before anything else can see it.
        showAddress(shown.id.value);
        // A used link is no failure for a browser that has its cookie already; the list of models tells.
        await call(api.openSession, { secret: launch }, { language: preferences.language.value }).catch(() => undefined);
      }
      if (access.value !== "ready" || launch !== undefined) await loadModels();
      if (access.peek() !== "ready") {
        missed = conversation ?? missed;
        return;
      }
      // Whoever had to come in anew sees what they saw, or had come for.
      if (launch !== undefined) {
        const came = missed;
        missed = undefined;
        return came === undefined ? shown.refresh() : open(came, undefined);
      }
      if (conversation === undefined) shown.leave();
      else await open(conversation, message);
    },
    begin,
    async rename(id, title) {
      if (await list.rename(id, title)) shown.renamed(id, title);
    },
    async erase(id) {
      if ((await list.erase(id)) && shown.id.value === id) begin();
    },
  };
}

/** The title of the tab: the conversation's, with a mark where a reply has ended while nobody looked. */
function markEndings(shown: ShownConversation, hidden: ReadonlySignal<boolean>, texts: ReadonlySignal<PageTexts>): void {
  const mark = signal("");
  let was = false;
  effect(() => {
    const running = shown.running.value;
    if (!hidden.value) mark.value = "";
    else if (was && !running) mark.value = "✓ ";
    was = running;
  });
  effect(() => {
    const title = shown.title.value;
    document.title = `${mark.value}${title === "" ? "" : `${title} · `}${texts.value.title}`;
  });
}
