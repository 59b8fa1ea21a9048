/**
 * How a host hands the thinking over: in a field of its own, in tags inside the text (of which the first may be
 * missing, because the prompt already held it), or not at all.
 */
export const shapes = ["field", "tags", "plain"] as const;
export type Shape = (typeof shapes)[number];
