import * as z from "zod";
import { provenanceSchema } from "./provenance.ts";

const node = {
  /** Made by the caller; unique within its conversation. */
  id: z.string().min(1).max(100),
  /** The message before it; null for a first one. Two messages with one parent are two branches. */
  parent: z.string().nullable(),
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
    id: z.string().min(1).max(100),
    title: z.string(),
    createdAt: z.iso.datetime({ precision: 3 }),
    messages: z.array(treeMessageSchema).readonly(),
  })
  .superRefine(({ messages }, context) => {
    const seen = new Set<string>();
    for (const { id, parent } of messages) {
      if (seen.has(id)) context.addIssue({ code: "custom", message: `message ${id} is there twice` });
      if (parent !== null && !seen.has(parent)) context.addIssue({ code: "custom", message: `message ${id} comes before its parent` });
      seen.add(id);
    }
  });

export type TreeMessage = Readonly<z.infer<typeof treeMessageSchema>>;
export type AssistantTreeMessage = Extract<TreeMessage, { readonly role: "assistant" }>;
export type Conversation = Readonly<z.infer<typeof conversationSchema>>;

/** A conversation without its messages. */
export type ConversationHead = Pick<Conversation, "id" | "title" | "createdAt">;
