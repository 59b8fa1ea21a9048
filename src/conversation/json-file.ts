import * as z from "zod";
import { ChatError } from "../model/error.ts";
import { type Conversation, conversationSchema } from "./conversation.ts";

const fileSchema = z.strictObject({ schema: z.literal(1), conversations: z.array(conversationSchema).readonly() });

/**
 * Conversations as JSON: all branches, all thinking, all figures. Equal conversations give equal bytes, one conversation
 * to a line.
 */
export function toJson(conversations: readonly Conversation[]): string {
  const lines = conversations.map((conversation) => JSON.stringify(conversationSchema.parse(conversation)));
  return `{"schema":1,"conversations":[${lines.map((line) => `\n${line}`).join(",")}\n]}\n`;
}

/**
 * Reads what `toJson` wrote. A reply that was running then is interrupted: nobody goes on with it here.
 *
 * @throws ChatError `usage` of the kind `bad-import` with what is wrong.
 */
export function fromJson(text: string): readonly Conversation[] {
  try {
    return fileSchema.parse(JSON.parse(text.replace(/^\uFEFF/, ""))).conversations.map((conversation) => ({
      ...conversation,
      messages: conversation.messages.map((message) =>
        message.role === "assistant" && message.reply.state === "running"
          ? { ...message, reply: { ...message.reply, state: "interrupted" as const } }
          : message,
      ),
    }));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const said = issue === undefined ? "JSON" : [issue.path.join("."), issue.message].filter(Boolean).join(": ");
    throw new ChatError("usage", { kind: "bad-import", said }, { cause: error });
  }
}
