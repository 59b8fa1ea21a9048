import type { Distill, DistillFile } from "./distill.ts";
import { distills } from "./distills.ts";

/** A distill and the one of its files that a name means. */
export interface NamedDistill {
  /** The name in full: `1.5b` for the distill's first file, `1.5b:q8_0` for another. */
  readonly id: string;
  readonly distill: Distill;
  readonly file: DistillFile;
}

/** Every file of every distill, in the catalogue's order. */
export function allDistills(): readonly NamedDistill[] {
  return distills.flatMap((distill) =>
    distill.files.map((file, at) => ({ id: at === 0 ? distill.id : `${distill.id}:${file.quantisation}`, distill, file })),
  );
}

/**
 * What a short name means, in any case of its letters; undefined where it means none.
 *
 * @example
 * findDistill("7b:Q4_K_M")?.id; // "7b"
 */
export function findDistill(name: string): NamedDistill | undefined {
  const wanted = name.toLowerCase();
  return allDistills().find(({ id, distill, file }) => id === wanted || `${distill.id}:${file.quantisation}` === wanted);
}
