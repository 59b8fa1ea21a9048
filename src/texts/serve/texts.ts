import type { en } from "./en.ts";

/** Every sentence of `fathom serve`. The shape is the English one. */
export type ServeTexts = {
  readonly [Key in keyof typeof en]: (typeof en)[Key] extends (...given: infer Given) => string ? (...given: Given) => string : string;
};
