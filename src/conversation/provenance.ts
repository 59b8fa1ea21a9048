import * as z from "zod";
import { errorCodes } from "../model/error.ts";
import { families } from "../model/family.ts";

/**
 * How a reply stands. `cut` was ended by a limit, a filter or a lost connection; `stopped` by its reader; `failed` by an
 * error; `interrupted` by the end of the process that produced it. Text that had come is kept in each.
 */
export const replyStates = ["running", "complete", "cut", "stopped", "failed", "interrupted"] as const;

const milliseconds = z.number().nonnegative();
const tokens = z.int().nonnegative();

/** Everything about a reply but its text. What is not known is absent. Strict, so that an import loses nothing silently. */
export const provenanceSchema = z.strictObject({
  state: z.enum(replyStates),
  /** The name that was asked for; `model` is the one that answered. */
  asked: z.string(),
  family: z.enum(families),
  model: z.string().exactOptional(),
  host: z.string().exactOptional(),
  provider: z.string().exactOptional(),
  quantisation: z.string().exactOptional(),
  /** What was sent, the recipe's own values included. */
  sampling: z.strictObject({
    temperature: z.number().exactOptional(),
    topP: z.number().exactOptional(),
    maxTokens: tokens.exactOptional(),
    maxThink: tokens.exactOptional(),
    seed: z.int().exactOptional(),
    stop: z.array(z.string()).readonly().exactOptional(),
  }),
  finish: z
    .strictObject({
      reason: z.enum(["stop", "length", "budget", "filter"]),
      thought: z.enum(["closed", "open", "none"]),
      assumed: z.literal(true).exactOptional(),
    })
    .exactOptional(),
  timing: z
    .strictObject({ firstReasoningMs: milliseconds.exactOptional(), firstAnswerMs: milliseconds.exactOptional(), totalMs: milliseconds })
    .exactOptional(),
  usage: z
    .strictObject({
      promptTokens: tokens.exactOptional(),
      cachedTokens: tokens.exactOptional(),
      reasoningTokens: tokens.exactOptional(),
      answerTokens: tokens.exactOptional(),
      completionTokens: tokens.exactOptional(),
    })
    .exactOptional(),
  /** What the host charged, in units of an ISO 4217 currency. */
  cost: z.strictObject({ amount: z.number().nonnegative(), currency: z.string() }).exactOptional(),
  error: z.strictObject({ code: z.enum(errorCodes), kind: z.string().exactOptional() }).exactOptional(),
});

export type Provenance = Readonly<z.infer<typeof provenanceSchema>>;
