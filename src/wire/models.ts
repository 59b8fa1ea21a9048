import * as z from "zod/mini";
import { families } from "../model/family.ts";

/** One model that can be asked now. */
export const modelEntry = z.object({
  /** What a request names it by. */
  id: z.string(),
  /** What a reply should call itself; another name there is said aloud. */
  model: z.string(),
  /** Who serves it: a name, or `name:port` of a bare URL. */
  host: z.string(),
  /** Whether it runs on this computer, so that nothing leaves it. */
  local: z.boolean(),
  family: z.enum(families),
  /** Whether its family thinks before it answers: an answer without thinking is then worth a word. */
  thinks: z.boolean(),
  /** Whether it is R1, or a distill of it; anything else is shown as not being DeepSeek R1. */
  r1: z.boolean(),
  /** The model that comes with Fathom, which only shows how everything works. Not DeepSeek R1, and shown as such. */
  demonstration: z.exactOptional(z.literal(true)),
});

export type ModelEntry = Readonly<z.infer<typeof modelEntry>>;

/** The first one is asked unless the person chooses another. */
export const modelList = z.object({
  models: z.array(modelEntry),
  /** Whether conversations outlive the server. */
  keeps: z.boolean(),
});
