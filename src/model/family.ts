/**
 * Models that want to be asked the same way. The catalogue names a family for each model; `reasoning/recipes.ts` says
 * how each is asked. `unknown` is everything else: nothing is assumed, nothing is forced.
 */
export const families = ["r1", "r1-0528", "v4", "v3", "unknown"] as const;
export type Family = (typeof families)[number];
