import * as z from "zod/mini";
import { provenanceSchema } from "./provenance.ts";

/** Ids are made by whoever writes, and never read for a meaning. */
export const idSchema = z.string().check(z.minLength(1), z.maxLength(100));

const node = {
  /** Made by the caller; unique within its conversation. */
  id: idSchema,
  /** The message before it; null for a first one. Two messages with one parent are two branches. */
  parent: z.nullable(z.string()),
  /** When it was written: ISO 8601 in UTC with milliseconds, so that the order of the texts is the order of time. */
  at: z.iso.datetime({ precision: 3 }),
};

/** One message of a tree. It never changes once its reply has ended: what is edited or asked again is a message of its own. */
export const treeMessageSchema = z.discriminatedUnion("role", [
  z.strictObject({ ...node, role: z.literal("system"), text: z.string() }),
  z.strictObject({ ...node, role: z.literal("user"), text: z.string() }),
  z.strictObject({ ...node, role: z.literal("assistant"), reasoning: z.string(), text: z.string(), reply: provenanceSchema }),
]);

/** A conversation: a tree of messages, parents before their children. */
export const conversationSchema = z
  .strictObject({
    id: idSchema,
    title: z.string(),
    createdAt: z.iso.datetime({ precision: 3 }),
    messages: z.readonly(z.array(treeMessageSchema)),
  })
  .check(({ value: { messages }, issues }) => {
    const seen = new Set<string>();
    const report = (message: string) => issues.push({ code: "custom", input: messages, message });
    for (const { id, parent } of messages) {
      if (seen.has(id)) report(`message ${id} is there twice`);
      if (parent !== null && !seen.has(parent)) report(`message ${id} comes before its parent`);
      seen.add(id);
    }
  });

export type TreeMessage = Readonly<z.infer<typeof treeMessageSchema>>;
export type AssistantTreeMessage = Extract<TreeMessage, { readonly role: "assistant" }>;
export type Conversation = Readonly<z.infer<typeof conversationSchema>>;

/** A conversation without its messages. */
export type ConversationHead = Pick<Conversation, "id" | "title" | "createdAt">;
