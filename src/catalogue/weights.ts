/** Weights that have a short name. */
export interface Weights {
  readonly id: string;
  /** Path inside the package, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Not DeepSeek R1: every face says so. */
  readonly demonstration?: true;
}

export const weights: readonly Weights[] = [
  {
    id: "fathom-tiny",
    path: "models/fathom-tiny/fathom-tiny.gguf",
    bytes: 2_451_680,
    sha256: "c6ffbf21e8a189f0f4120fef32cf9c90efe7041986b1e93a9ebe74126e0d4a49",
    demonstration: true,
  },
];
