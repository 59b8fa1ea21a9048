import type { Family } from "../model/family.ts";

/** R1 itself and its distills; anything else is shown as not being it. */
export const isR1: Readonly<Record<Family, boolean>> = { r1: true, "r1-0528": true, v4: false, v3: false, unknown: false };
