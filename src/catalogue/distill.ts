/** One GGUF file of a distill, as a hub offers it. */
export interface DistillFile {
  /** How its weights are rounded, in llama.cpp's names: `q4_k_m`. */
  readonly quantisation: string;
  /** Repository on the hub. */
  readonly repository: string;
  readonly file: string;
  /** Absent: the main branch. The checksum says whether it is the right file in either case. */
  readonly revision?: string;
  readonly bytes: number;
  /** The size is known in round figures only, and the hub says the exact one. */
  readonly rounded?: true;
  /** Absent where no source gives it: such a file cannot be checked. */
  readonly sha256?: string;
}

/** A small model that was taught R1's way of thinking. It is not R1. */
export interface Distill {
  /** Short name for `--model`; with `:QUANTISATION` behind it, one of the files. */
  readonly id: string;
  readonly name: string;
  readonly shape: Shape;
  /** The first is the one that the bare short name means. */
  readonly files: readonly DistillFile[];
}

/** What a model's memory and speed follow from, besides its size. */
export interface Shape {
  readonly layers: number;
  /** Heads of the key-value cache. */
  readonly kvHeads: number;
  /** Numbers in one head. */
  readonly headDim: number;
  /** Tokens of the vocabulary. */
  readonly vocabulary: number;
}
