import * as z from "zod/mini";
import { errorCodes } from "../model/error.ts";
import { families } from "../model/family.ts";

/**
 * How a reply stands. `cut` was ended by a limit, a filter or a lost connection; `stopped` by its reader; `failed` by an
 * error; `interrupted` by the end of the process that produced it. Text that had come is kept in each.
 */
export const replyStates = ["running", "complete", "cut", "stopped", "failed", "interrupted"] as const;

const milliseconds = z.number().check(z.nonnegative());
const bytes = z.number().check(z.nonnegative());
const tokens = z.int().check(z.nonnegative());

/** Everything about a reply but its text. What is not known is absent. Strict, so that an import loses nothing silently. */
export const provenanceSchema = z.strictObject({
  state: z.enum(replyStates),
  /** The name that was asked for; `model` is the one that answered. */
  asked: z.string(),
  family: z.enum(families),
  model: z.exactOptional(z.string()),
  host: z.exactOptional(z.string()),
  provider: z.exactOptional(z.string()),
  quantisation: z.exactOptional(z.string()),
  /** What was sent, the recipe's own values included. */
  sampling: z.strictObject({
    temperature: z.exactOptional(z.number()),
    topP: z.exactOptional(z.number()),
    maxTokens: z.exactOptional(tokens),
    maxThink: z.exactOptional(tokens),
    seed: z.exactOptional(z.int()),
    stop: z.exactOptional(z.readonly(z.array(z.string()))),
  }),
  /**
   * The reply that this one was to go on from, and how much of its text stands at the beginning of this one: none where
   * the model could not go on and was asked again.
   */
  continues: z.exactOptional(z.strictObject({ message: z.string(), characters: z.int().check(z.nonnegative()) })),
  finish: z.exactOptional(
    z.strictObject({
      reason: z.enum(["stop", "length", "budget", "filter"]),
      thought: z.enum(["closed", "open", "none"]),
      assumed: z.exactOptional(z.literal(true)),
    }),
  ),
  timing: z.exactOptional(
    z.strictObject({
      firstReasoningMs: z.exactOptional(milliseconds),
      firstAnswerMs: z.exactOptional(milliseconds),
      totalMs: milliseconds,
    }),
  ),
  usage: z.exactOptional(
    z.strictObject({
      promptTokens: z.exactOptional(tokens),
      cachedTokens: z.exactOptional(tokens),
      reasoningTokens: z.exactOptional(tokens),
      answerTokens: z.exactOptional(tokens),
      completionTokens: z.exactOptional(tokens),
    }),
  ),
  /** What the host charged, in units of an ISO 4217 currency. */
  cost: z.exactOptional(
    z.strictObject({
      amount: z.number().check(z.nonnegative()),
      currency: z.string(),
      estimated: z.exactOptional(z.literal(true)),
      reported: z.exactOptional(z.literal(true)),
    }),
  ),
  /** What failed, with what names the mend. */
  error: z.exactOptional(
    z.strictObject({
      code: z.enum(errorCodes),
      kind: z.exactOptional(z.string()),
      host: z.exactOptional(z.string()),
      model: z.exactOptional(z.string()),
      keyName: z.exactOptional(z.string()),
      keyUrl: z.exactOptional(z.string()),
      option: z.exactOptional(z.string()),
      file: z.exactOptional(z.string()),
      status: z.exactOptional(z.int()),
      retryAfterMs: z.exactOptional(milliseconds),
      limitMs: z.exactOptional(milliseconds),
      needBytes: z.exactOptional(bytes),
      haveBytes: z.exactOptional(bytes),
      said: z.exactOptional(z.string()),
      near: z.exactOptional(z.readonly(z.array(z.string()))),
    }),
  ),
});

export type Provenance = Readonly<z.infer<typeof provenanceSchema>>;
