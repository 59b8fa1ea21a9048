import * as z from "zod/mini";

/** What the page asks for. Strict: a field that nobody reads would be a wish that is silently not granted. */
export const replyRequest = z.strictObject({
  /** An `id` of the list of models. */
  model: z.string().check(z.minLength(1), z.maxLength(500)),
  messages: z
    .array(
      z.discriminatedUnion("role", [
        z.strictObject({ role: z.literal("system"), text: z.string() }),
        z.strictObject({ role: z.literal("user"), text: z.string() }),
        // The thinking comes along because some families want it back; the recipe of the others drops it.
        z.strictObject({ role: z.literal("assistant"), text: z.string(), reasoning: z.exactOptional(z.string()) }),
      ]),
    )
    .check(z.minLength(1)),
});

export type ReplyRequest = z.infer<typeof replyRequest>;

/** The single-use secret of a launch link, exchanged for a cookie. */
export const sessionRequest = z.strictObject({ secret: z.string().check(z.minLength(1), z.maxLength(200)) });
