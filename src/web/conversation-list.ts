import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { api, type FoundMessage, type ListedConversation } from "../wire/api.ts";
import type { ToldError } from "../wire/error.ts";
import type { Server } from "./server.ts";

/** The conversations that the server keeps, and what a search found in them. What is done resolves with whether it went well. */
export interface ConversationList {
  readonly listed: ReadonlySignal<readonly ListedConversation[]>;
  /** Whether there are more than are listed. */
  readonly more: ReadonlySignal<boolean>;
  /** Undefined while nothing is searched. */
  readonly found: ReadonlySignal<readonly FoundMessage[] | undefined>;
  readonly trouble: ReadonlySignal<ToldError | undefined>;
  /** Lists anew, from the most recent on. */
  load(): Promise<boolean>;
  loadMore(): Promise<boolean>;
  search(words: string): Promise<boolean>;
  rename(id: string, title: string): Promise<boolean>;
  erase(id: string): Promise<boolean>;
}

/** How many conversations come at once, and how many finds at most. */
const page = 50;

export function createConversationList(server: Server): ConversationList {
  const listed = signal<readonly ListedConversation[]>([]);
  const more = signal(false);
  const found = signal<readonly FoundMessage[] | undefined>(undefined);
  const trouble = signal<ToldError | undefined>(undefined);
  /** Counts searches, so that an answer that comes late does not replace a newer one. */
  let searches = 0;

  /** Does something, and says what went wrong in the list itself. @returns whether it went well. */
  async function tell(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      trouble.value = undefined;
      return true;
    } catch (error) {
      trouble.value = server.told(error);
      return false;
    }
  }

  const load = (skip: number) =>
    tell(async () => {
      const { conversations } = await server.call(api.listConversations, { limit: page, skip });
      batch(() => {
        // What was written to meanwhile has moved to the top: it comes twice, and counts once.
        const known = skip === 0 ? [] : listed.value.filter(({ id }) => !conversations.some((one) => one.id === id));
        listed.value = [...known, ...conversations];
        more.value = conversations.length === page;
      });
    });

  return {
    listed,
    more,
    found,
    trouble,
    load: () => load(0),
    loadMore: () => load(listed.value.length),
    search(words) {
      const own = ++searches;
      return tell(async () => {
        const answer = words.trim() === "" ? undefined : await server.call(api.search, { words, limit: page });
        if (own === searches) found.value = answer?.found;
      });
    },
    rename: (id, title) =>
      tell(async () => {
        await server.call(api.renameConversation, { id, title });
        listed.value = listed.value.map((one) => (one.id === id ? { ...one, title } : one));
        found.value = found.value?.map((one) => (one.conversation === id ? { ...one, title } : one));
      }),
    erase: (id) =>
      tell(async () => {
        await server.call(api.deleteConversation, { id });
        listed.value = listed.value.filter((one) => one.id !== id);
        found.value = found.value?.filter(({ conversation }) => conversation !== id);
      }),
  };
}
