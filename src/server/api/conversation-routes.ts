import type { AssistantTreeMessage } from "../../conversation/conversation.ts";
import type { Store } from "../../conversation/store.ts";
import type { ChatError } from "../../model/error.ts";
import { api } from "../../wire/api.ts";
import type { ToldError } from "../../wire/error.ts";
import { noSuchConversation } from "../not-there.ts";
import { languageOf, type Route } from "../route.ts";
import { failureOf } from "../runs/read-run.ts";
import type { Runs } from "../runs/runs.ts";
import { jsonRoute } from "./json-route.ts";

export interface ConversationRoutesOptions {
  readonly store: Store;
  readonly runs: Runs;
  /** Whose conversations these are. */
  readonly user: string;
  readonly describe: (error: ChatError, language: string) => ToldError;
}

/** What is kept: listing, searching, reading, naming, deleting. */
export function conversationRoutes({ store, runs, user, describe }: ConversationRoutesOptions): readonly Route[] {
  return [
    jsonRoute({
      endpoint: api.listConversations,
      access: "session",
      handle: async (page) => ({ conversations: await store.list(user, page) }),
    }),
    jsonRoute({
      endpoint: api.search,
      access: "session",
      handle: async ({ words, limit }) => ({ found: await store.search(user, words, { limit }) }),
    }),
    jsonRoute({
      endpoint: api.readConversation,
      access: "session",
      async handle({ id }, context) {
        const conversation = await store.get(user, id);
        if (conversation === undefined) throw noSuchConversation();
        const failed = conversation.messages.filter((message): message is AssistantTreeMessage => message.role === "assistant");
        const errors = failed.flatMap(({ id, reply }) => {
          const error = failureOf(reply);
          return error === undefined ? [] : [[id, describe(error, languageOf(context))] as const];
        });
        return { conversation, errors: Object.fromEntries(errors) };
      },
    }),
    jsonRoute({
      endpoint: api.renameConversation,
      access: "session",
      async handle({ id, title }) {
        if (!(await store.rename(user, id, title))) throw noSuchConversation();
        return undefined;
      },
    }),
    jsonRoute({
      endpoint: api.deleteConversation,
      access: "session",
      async handle({ id }) {
        await runs.stopAll(user, id);
        const erased = await store.erase(user, [id]);
        // What was begun in the meantime has no conversation any more.
        await runs.stopAll(user, id);
        if (erased === 0) throw noSuchConversation();
        return undefined;
      },
    }),
  ];
}
