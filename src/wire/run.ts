import * as z from "zod/mini";
import { idSchema } from "../conversation/conversation.ts";
import { provenanceSchema } from "../conversation/provenance.ts";
import { toldError } from "./error.ts";

const count = z.number().check(z.nonnegative());
/** A place in a reply, in UTF-16 units over thinking and answer together. */
const place = z.int().check(z.nonnegative());

/** What a reply is to answer. Strict: a field that nobody reads would be a wish that is silently not granted. */
export const startRequest = z.strictObject({
  /** Made by whoever asks and sent again with every further try, so that a lost answer starts no second reply. */
  key: idSchema,
  /** An `id` of the list of models. */
  model: z.string().check(z.minLength(1), z.maxLength(500)),
  /** Absent: a new one begins. */
  conversation: z.exactOptional(idSchema),
  ask: z.discriminatedUnion("type", [
    /** A new question after a message; after none, it begins the conversation or a branch from its beginning. */
    z.strictObject({ type: z.literal("question"), text: z.string().check(z.regex(/\S/)), after: z.nullable(idSchema) }),
    /** Another reply to a question that is there, as a branch beside the others. */
    z.strictObject({ type: z.literal("again"), question: idSchema }),
    /**
     * Goes on from a reply that did not come to its end, as a branch that begins with its text; where the model cannot go on
     * from a text it is asked again, and the reply says so (`continues`). `answerNow` closes the thought.
     */
    z.strictObject({ type: z.literal("continue"), reply: idSchema, answerNow: z.exactOptional(z.literal(true)) }),
  ]),
});

export type StartRequest = z.infer<typeof startRequest>;

/** What is said of a reply while it runs, and once it has ended. */
export const runEvent = z.discriminatedUnion("type", [
  /** Who answers. */
  z.object({
    type: z.literal("start"),
    model: z.string(),
    host: z.string(),
    provider: z.exactOptional(z.string()),
    quantisation: z.exactOptional(z.string()),
  }),
  /** What is going on while no text comes. */
  z.object({
    type: z.literal("status"),
    state: z.enum(["connecting", "loading", "queued", "prompt", "silent", "retrying"]),
    done: z.exactOptional(count),
    of: z.exactOptional(count),
  }),
  z.object({ type: z.literal("reasoning"), offset: place, text: z.string() }),
  z.object({ type: z.literal("text"), offset: place, text: z.string() }),
  /** Once, last: how it is kept. What a reader has beyond `length` came after somebody had stopped it. */
  z.object({ type: z.literal("end"), length: place, reply: provenanceSchema, error: z.exactOptional(toldError) }),
]);

export type RunEvent = Readonly<z.infer<typeof runEvent>>;
