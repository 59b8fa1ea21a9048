import * as z from "zod";

/** What cannot be used is taken as absent: Ollama adds fields with every version. */
const lenient = <T extends z.ZodType>(type: T) => type.nullish().catch(undefined);
const count = lenient(z.number().int().nonnegative());

/** One line of `/api/chat`. */
export const chatLine = z.looseObject({
  model: lenient(z.string().min(1)),
  /** Where a model of Ollama's cloud really runs. */
  remote_host: lenient(z.string().min(1)),
  message: lenient(z.looseObject({ content: lenient(z.string()), thinking: lenient(z.string()) })),
  done: lenient(z.boolean()),
  done_reason: lenient(z.string()),
  prompt_eval_count: count,
  eval_count: count,
});
export type ChatLine = z.infer<typeof chatLine>;

const details = lenient(z.looseObject({ quantization_level: lenient(z.string()), parameter_size: lenient(z.string()) }));

/** `/api/show`. */
export const showAnswer = z.looseObject({
  details,
  model_info: lenient(z.record(z.string(), z.unknown())),
  capabilities: lenient(z.array(z.string())),
});

/** `/api/tags`, and `/api/ps`, which lists what is loaded in the same form. */
export const listAnswer = z.looseObject({
  models: z.array(z.looseObject({ name: z.string(), size: count, details })).catch([]),
});

/** One line of `/api/pull`. */
export const pullLine = z.looseObject({ status: lenient(z.string()), digest: lenient(z.string()), total: count, completed: count });
