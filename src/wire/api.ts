import * as z from "zod/mini";
import { conversationSchema, idSchema } from "../conversation/conversation.ts";
import { endpoint } from "./endpoint.ts";
import { toldError } from "./error.ts";
import { modelList } from "./models.ts";
import { runEvent, startRequest } from "./run.ts";

const nothing = z.undefined();
const noInput = z.strictObject({});
const time = z.iso.datetime({ precision: 3 });
/** A number in a query, where everything is text. */
const count = z.pipe(z.string().check(z.regex(/^\d{1,15}$/)), z.transform(Number));
/** How many to list at most. */
const limit = z.pipe(count, z.int().check(z.lte(500)));
const title = z.string().check(z.minLength(1), z.maxLength(500));

/** A conversation in a list. */
export const listedConversation = z.object({ id: z.string(), title: z.string(), createdAt: time, updatedAt: time, messages: z.int() });

/** A message in which a search found its words. */
export const foundMessage = z.object({
  conversation: z.string(),
  title: z.string(),
  message: z.string(),
  role: z.enum(["system", "user", "assistant"]),
  at: time,
  excerpt: z.string(),
});

/**
 * Everything that the page asks of the server: the one description of its HTTP interface. A failure answers with an HTTP
 * status and a `ToldError`.
 */
export const api = {
  /** Exchanges the single-use secret of a launch link for the cookie. */
  openSession: endpoint({
    method: "POST",
    path: "/api/session",
    input: z.strictObject({ secret: z.string().check(z.minLength(1), z.maxLength(200)) }),
    // Anybody may send this one.
    mostBytes: 1_024,
    answer: nothing,
  }),
  /** Other launch links, for whoever has the token itself: one for this computer, and one for other devices where they may. */
  makeLink: endpoint({
    method: "POST",
    path: "/api/link",
    input: noInput,
    answer: z.object({ link: z.string(), pairing: z.exactOptional(z.string()) }),
  }),
  /** The models that can be asked now, and whether conversations are kept when the server ends. */
  listModels: endpoint({ method: "GET", path: "/api/models", input: noInput, answer: modelList }),
  /** Most recently written first. */
  listConversations: endpoint({
    method: "GET",
    path: "/api/conversations",
    input: z.strictObject({ limit, skip: z.exactOptional(count) }),
    answer: z.object({ conversations: z.readonly(z.array(listedConversation)) }),
  }),
  /** Messages with all of the words, most recent first. */
  search: endpoint({
    method: "GET",
    path: "/api/search",
    input: z.strictObject({ words: z.string().check(z.maxLength(200)), limit }),
    answer: z.object({ found: z.readonly(z.array(foundMessage)) }),
  }),
  /** A whole conversation. A reply in it whose state is `running` has no text yet: `readRun` has it. */
  readConversation: endpoint({
    method: "GET",
    path: "/api/conversation",
    input: z.strictObject({ id: idSchema }),
    answer: z.object({
      conversation: conversationSchema,
      /** What failed, in the reader's words, by message. */
      errors: z.record(z.string(), toldError),
    }),
  }),
  renameConversation: endpoint({
    method: "POST",
    path: "/api/conversation/rename",
    input: z.strictObject({ id: idSchema, title }),
    answer: nothing,
  }),
  /** Stops its replies, and leaves no byte of it. */
  deleteConversation: endpoint({
    method: "POST",
    path: "/api/conversation/delete",
    input: z.strictObject({ id: idSchema }),
    answer: nothing,
  }),
  /** Begins a reply. Answers when question and reply are on the disk; the reply is then the server's, whoever stays or leaves. */
  startRun: endpoint({
    method: "POST",
    path: "/api/runs",
    input: startRequest,
    // A question may be a long text: 128,000 tokens are about half a megabyte.
    mostBytes: 4 * 1_024 * 1_024,
    answer: z.object({
      /** The run, which is named like the message that it makes. */
      run: z.string(),
      conversation: z.string(),
    }),
  }),
  /** A reply from a place in it on: what is there at once, what comes as it comes, and one `end`; none where it was deleted meanwhile. Leaving changes nothing. */
  readRun: endpoint({
    method: "GET",
    path: "/api/runs/text",
    input: z.strictObject({ id: idSchema, from: count }),
    answer: runEvent,
    streams: true,
  }),
  /** Ends a reply at what its reader has seen. Answers when it is on the disk. One that has ended already stays as it is. */
  stopRun: endpoint({
    method: "POST",
    path: "/api/runs/stop",
    input: z.strictObject({ id: idSchema, seen: z.exactOptional(z.int().check(z.nonnegative())) }),
    answer: nothing,
  }),
} as const;

export type Api = typeof api;
export type ListedConversation = Readonly<z.infer<typeof listedConversation>>;
export type FoundMessage = Readonly<z.infer<typeof foundMessage>>;
