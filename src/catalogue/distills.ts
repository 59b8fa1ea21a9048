import type { Distill } from "./distill.ts";

/**
 * The distills of R1 that run on one computer, and their files on the hub. The order of `distills` is the one in which a model is
 * looked for where none was chosen: `preferred` first.
 *
 * Sizes and checksums: the hub's own file pointers and LocalAI's gallery (mudler/LocalAI:gallery/index.yaml), read in
 * November 2026. Shapes: each model's `config.json`; those of Llama-70B and Qwen3-8B and all vocabularies above 7B are their base
 * models'. Two repositories' files of the same quantisation differ, so each entry names one.
 */
export const distills: readonly Distill[] = [
  {
    id: "1.5b",
    name: "DeepSeek-R1-Distill-Qwen-1.5B",
    shape: { layers: 28, kvHeads: 2, headDim: 128, vocabulary: 151_936 },
    files: [
      {
        quantisation: "q4_k_m",
        repository: "unsloth/DeepSeek-R1-Distill-Qwen-1.5B-GGUF",
        file: "DeepSeek-R1-Distill-Qwen-1.5B-Q4_K_M.gguf",
        bytes: 1_117_320_576,
        sha256: "c2c43b6018cf7700ce0ddee8807deb1a9a26758ef878232f3a142d16df81f0fe",
      },
      {
        quantisation: "q4_k_s",
        repository: "bartowski/DeepSeek-R1-Distill-Qwen-1.5B-GGUF",
        file: "DeepSeek-R1-Distill-Qwen-1.5B-Q4_K_S.gguf",
        bytes: 1_071_584_864,
        sha256: "843e1b28b613872cf9f04e5c6d92493b32cfb6b4b9f4682bea2c57e14dbfec05",
      },
      {
        quantisation: "q8_0",
        repository: "unsloth/DeepSeek-R1-Distill-Qwen-1.5B-GGUF",
        file: "DeepSeek-R1-Distill-Qwen-1.5B-Q8_0.gguf",
        bytes: 1_894_531_968,
        sha256: "af3a3fc64d7d0b18f15f28feabad5718d620dc5626a5c1eabad33ddc2b5d09a9",
      },
      {
        quantisation: "q4_0",
        repository: "bartowski/DeepSeek-R1-Distill-Qwen-1.5B-GGUF",
        file: "DeepSeek-R1-Distill-Qwen-1.5B-Q4_0.gguf",
        bytes: 1_068_807_776,
      },
      ...unsloth("DeepSeek-R1-Distill-Qwen-1.5B", {
        Q2_K: 0.753,
        Q2_K_L: 0.808,
        Q3_K_M: 0.924,
        Q5_K_M: 1.29,
        Q6_K: 1.46,
        F16: 3.56,
      }),
    ],
  },
  {
    id: "7b",
    name: "DeepSeek-R1-Distill-Qwen-7B",
    shape: { layers: 28, kvHeads: 4, headDim: 128, vocabulary: 152_064 },
    files: [
      {
        quantisation: "q4_k_m",
        repository: "lmstudio-community/DeepSeek-R1-Distill-Qwen-7B-GGUF",
        file: "DeepSeek-R1-Distill-Qwen-7B-Q4_K_M.gguf",
        revision: "9244e85c6fda93c11e3dfe7a247801ddd8e2a8a8",
        bytes: 4_683_073_216,
        sha256: "16bba29e220550acfe6e8981cfd76b607ae00d8568bef711ff6c0455ddb322b8",
      },
      {
        quantisation: "q4_0",
        repository: "bartowski/DeepSeek-R1-Distill-Qwen-7B-GGUF",
        file: "DeepSeek-R1-Distill-Qwen-7B-Q4_0.gguf",
        bytes: 4_444_121_056,
        sha256: "5cd4ee65211770f1d99b4f6f4951780b9ef40e29314bd6542bb5bd0ad0bc29d1",
      },
      ...bartowski("DeepSeek-R1-Distill-Qwen-7B", { Q3_K_L: 4_088_459_232, Q3_K_S: 3_492_368_352, Q5_K_L: 5_781_196_768 }),
      ...unsloth("DeepSeek-R1-Distill-Qwen-7B", { Q2_K: 3.02, Q3_K_M: 3.81, Q5_K_M: 5.44, Q6_K: 6.25, Q8_0: 8.1, F16: 15.2 }),
    ],
  },
  {
    id: "8b",
    name: "DeepSeek-R1-Distill-Llama-8B",
    shape: { layers: 32, kvHeads: 8, headDim: 128, vocabulary: 128_256 },
    files: [
      {
        quantisation: "q4_k_m",
        repository: "bartowski/DeepSeek-R1-Distill-Llama-8B-GGUF",
        file: "DeepSeek-R1-Distill-Llama-8B-Q4_K_M.gguf",
        bytes: 4_920_736_608,
        sha256: "87bcba20b4846d8dadf753d3ff48f9285d131fc95e3e0e7e934d4f20bc896f5d",
      },
      {
        quantisation: "q4_k_s",
        repository: "bartowski/DeepSeek-R1-Distill-Llama-8B-GGUF",
        file: "DeepSeek-R1-Distill-Llama-8B-Q4_K_S.gguf",
        bytes: 4_692_671_328,
        sha256: "89cfcce9b4d2855f0e6dfa8c6c14e664e7a45739e1a9eb1bc6265ebee41406a8",
      },
      ...bartowski("DeepSeek-R1-Distill-Llama-8B", { Q4_0: 4_675_894_112, Q5_K_S: 5_599_296_352, Q4_K_L: 5_310_634_848 }),
    ],
  },
  {
    id: "r1-0528-qwen3-8b",
    name: "DeepSeek-R1-0528-Qwen3-8B",
    shape: { layers: 36, kvHeads: 8, headDim: 128, vocabulary: 151_936 },
    files: [
      {
        quantisation: "q4_k_m",
        repository: "bartowski/deepseek-ai_DeepSeek-R1-0528-Qwen3-8B-GGUF",
        file: "deepseek-ai_DeepSeek-R1-0528-Qwen3-8B-Q4_K_M.gguf",
        bytes: 5_030_000_000,
        rounded: true,
        sha256: "e0c2f118fd59f3a16f20d18b0e7f79e960c84bc8c66d94fd71a691e05151d54f",
      },
    ],
  },
  {
    id: "14b",
    name: "DeepSeek-R1-Distill-Qwen-14B",
    shape: { layers: 48, kvHeads: 8, headDim: 128, vocabulary: 152_064 },
    files: [
      {
        quantisation: "q4_k_m",
        repository: "bartowski/DeepSeek-R1-Distill-Qwen-14B-GGUF",
        file: "DeepSeek-R1-Distill-Qwen-14B-Q4_K_M.gguf",
        bytes: 8_990_000_000,
        rounded: true,
        sha256: "0b319bd0572f2730bfe11cc751defe82045fad5085b4e60591ac2cd2d9633181",
      },
      ...bartowski("DeepSeek-R1-Distill-Qwen-14B", {
        Q4_K_S: 8_573_431_200,
        Q4_0: 8_544_267_680,
        Q3_K_M: 7_339_204_000,
        Q5_K_L: 10_989_395_360,
      }),
    ],
  },
  {
    id: "32b",
    name: "DeepSeek-R1-Distill-Qwen-32B",
    shape: { layers: 64, kvHeads: 8, headDim: 128, vocabulary: 152_064 },
    files: [
      {
        quantisation: "q4_k_m",
        repository: "bartowski/DeepSeek-R1-Distill-Qwen-32B-GGUF",
        file: "DeepSeek-R1-Distill-Qwen-32B-Q4_K_M.gguf",
        bytes: 19_900_000_000,
        rounded: true,
        sha256: "bed9b0f551f5b95bf9da5888a48f0f87c37ad6b72519c4cbd775f54ac0b9fc62",
      },
      // This repository's files were replaced once, so its sizes are as good as rounded.
      ...unsloth("DeepSeek-R1-Distill-Qwen-32B", { Q3_K_M: 15.94, Q5_K_M: 23.26, Q6_K: 26.89 }),
    ],
  },
  {
    id: "70b",
    name: "DeepSeek-R1-Distill-Llama-70B",
    shape: { layers: 80, kvHeads: 8, headDim: 128, vocabulary: 128_256 },
    files: [
      {
        quantisation: "q4_k_m",
        repository: "bartowski/DeepSeek-R1-Distill-Llama-70B-GGUF",
        file: "DeepSeek-R1-Distill-Llama-70B-Q4_K_M.gguf",
        bytes: 42_500_000_000,
        rounded: true,
        sha256: "181a82a1d6d2fa24fe4db83a68eee030384986bdbdd4773ba76424e3a6eb9fd8",
      },
    ],
  },
];

/** Where none was chosen, these are looked for in this order: the largest that is here, verified and fits thinks best. */
export const preferred: readonly string[] = ["70b", "32b", "14b", "r1-0528-qwen3-8b", "7b", "8b", "1.5b"];

/** Files whose size is published in round gigabytes, and no checksum. */
function unsloth(name: string, gigabytes: Readonly<Record<string, number>>) {
  return Object.entries(gigabytes).map(([quantisation, size]) => ({
    quantisation: quantisation.toLowerCase(),
    repository: `unsloth/${name}-GGUF`,
    file: `${name}-${quantisation}.gguf`,
    bytes: Math.round(size * 1e9),
    rounded: true as const,
  }));
}

/** Files whose exact size is published, and no checksum. */
function bartowski(name: string, bytes: Readonly<Record<string, number>>) {
  return Object.entries(bytes).map(([quantisation, size]) => ({
    quantisation: quantisation.toLowerCase(),
    repository: `bartowski/${name}-GGUF`,
    file: `${name}-${quantisation}.gguf`,
    bytes: size,
  }));
}
