import * as z from "zod";
import { errorCodes } from "../../model/error.ts";

/** A piece of a prompt. Only `special` pieces may become special tokens: what a person typed never does. */
const piece = z.object({ text: z.string(), special: z.boolean() });
export type PromptPiece = Readonly<z.infer<typeof piece>>;

/** What the parent asks of the engine's process. */
export const order = z.discriminatedUnion("type", [
  z.object({ type: z.literal("load"), file: z.string(), threads: z.number().int().positive() }),
  z.object({
    type: z.literal("generate"),
    id: z.number().int(),
    prompt: z.array(piece),
    /** Whether the prompt ends inside a thought. */
    thinking: z.boolean(),
    temperature: z.number(),
    topP: z.number(),
    maxTokens: z.number().int().positive().optional(),
    maxThink: z.number().int().nonnegative().optional(),
    seed: z.number().int().optional(),
    stop: z.array(z.string()).optional(),
    schema: z.record(z.string(), z.unknown()).optional(),
  }),
  z.object({ type: z.literal("stop"), id: z.number().int() }),
]);
export type Order = z.infer<typeof order>;
export type GenerateOrder = Extract<Order, { type: "generate" }>;

const count = z.number().int().nonnegative();

/** What the engine's process says. The same text format in both directions, so both sides parse what they get. */
export const report = z.discriminatedUnion("type", [
  z.object({ type: z.literal("loading"), done: z.number() }),
  z.object({ type: z.literal("ready"), quantisation: z.string().optional() }),
  z.object({ type: z.literal("prompt"), id: z.number().int(), done: count, of: count }),
  z.object({ type: z.literal("text"), id: z.number().int(), text: z.string() }),
  z.object({
    type: z.literal("end"),
    id: z.number().int(),
    reason: z.enum(["stop", "length", "stopped"]),
    promptTokens: count,
    cachedTokens: count,
    reasoningTokens: count,
    answerTokens: count,
  }),
  z.object({
    type: z.literal("failed"),
    /** Absent when the engine itself failed and not one reply. */
    id: z.number().int().optional(),
    code: z.enum(errorCodes),
    kind: z.string().optional(),
    said: z.string().optional(),
  }),
]);
export type Report = z.infer<typeof report>;
