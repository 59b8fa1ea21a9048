import type { Shape } from "../catalogue/distill.ts";
import type { GgufHeader } from "./gguf-header.ts";

/** The shape that a weights file says it has; undefined where it does not say. */
export function shapeOf({ values }: GgufHeader): Shape | undefined {
  const architecture = values.get("general.architecture");
  const number = (key: string) => {
    const value = values.get(key);
    return typeof value === "number" && value > 0 ? value : Number.NaN;
  };
  const own = (key: string) => number(`${String(architecture)}.${key}`);
  const heads = own("attention.head_count");
  const given = own("attention.key_length");
  const shape = {
    layers: own("block_count"),
    kvHeads: own("attention.head_count_kv") || heads,
    headDim: given || own("embedding_length") / heads,
    vocabulary: number("tokenizer.ggml.tokens"),
  };
  return Object.values(shape).some(Number.isNaN) ? undefined : shape;
}
