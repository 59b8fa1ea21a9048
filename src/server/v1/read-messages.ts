import * as z from "zod";
import type { Message } from "../../model/message.ts";

/** Text, or parts of which all are text: blocks of one turn, so each begins on its own line. */
const content = z.union([
  z.string(),
  z.array(z.looseObject({ type: z.literal("text"), text: z.string() })).transform((parts) => parts.map(({ text }) => text).join("\n")),
]);

const name = z.string().optional();

/** Strict: what else a message may hold (calls of tools, pictures, sound) is lost on R1. */
const message = z.preprocess(
  withoutNothing,
  z.discriminatedUnion("role", [
    z.strictObject({ role: z.enum(["system", "developer"]), content, name }),
    z.strictObject({ role: z.literal("user"), content, name }),
    z.strictObject({
      role: z.literal("assistant"),
      // A reply may have been thought without an answer.
      content: content.optional(),
      name,
      reasoning_content: z.string().optional(),
      reasoning: z.string().optional(),
    }),
  ]),
);

/** Clients repeat the fields of an earlier reply, with nothing in them. */
function withoutNothing(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null && !(Array.isArray(field) && field.length === 0)));
}

/** A conversation as OpenAI's clients write it, read as ours. What the recipe wants done to it is done later, in one place. */
export const messages = z
  .array(message)
  .min(1)
  .transform((all) => all.map(asMessage));

function asMessage(from: z.infer<typeof message>): Message {
  switch (from.role) {
    case "system":
    case "developer":
      return { role: "system", text: from.content };
    case "user":
      return { role: "user", text: from.content };
    case "assistant": {
      const reasoning = from.reasoning_content ?? from.reasoning;
      return { role: "assistant", text: from.content ?? "", ...(reasoning !== undefined && { reasoning }) };
    }
    default:
      return from satisfies never;
  }
}
