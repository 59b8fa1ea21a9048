import { sha256 } from "./sha256.ts";

/**
 * A seed from 0 to 2³¹ − 1, hashed from what it belongs to. It never depends on an order, so that a resumed or divided
 * run asks the same as an undisturbed one.
 */
export function seedOf(...key: readonly (string | number)[]): number {
  return Number.parseInt(sha256(JSON.stringify(key)).slice(0, 8), 16) >>> 1;
}
