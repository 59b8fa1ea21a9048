import type { Family } from "../model/family.ts";
import type { Tried } from "./host.ts";

/** A model that DeepSeek has published, as data. */
export interface PublishedModel {
  readonly id: string;
  /** As its maker calls it. */
  readonly name: string;
  readonly family: Family;
  /** In billions; of a mixture of experts also how many work on one token. */
  readonly parameters?: { readonly all: number; readonly active?: number };
  /** What it was trained from. */
  readonly base?: string;
  /** Tokens that prompt and reply may fill together. */
  readonly context: number;
  /** Every licence that binds whoever uses it, its own first. */
  readonly licences: readonly string[];
  readonly source: string;
  /** Set for weights that run on one's own computer: the day on which these have answered there through Fathom. */
  readonly tried?: Tried;
  /** Set for what has taken R1's place in its maker's own API. */
  readonly successor?: true;
}

const r1Readme = "https://github.com/deepseek-ai/DeepSeek-R1/blob/main/README.md";

/** R1, what it was distilled into, what came before and what has come after. */
export const models: readonly PublishedModel[] = [
  {
    id: "r1",
    name: "DeepSeek-R1",
    family: "r1",
    parameters: { all: 671, active: 37 },
    base: "DeepSeek-V3-Base",
    context: 131_072,
    licences: ["MIT"],
    source: r1Readme,
  },
  {
    id: "r1-0528",
    name: "DeepSeek-R1-0528",
    family: "r1-0528",
    parameters: { all: 671, active: 37 },
    base: "DeepSeek-V3-Base",
    context: 163_840,
    licences: ["MIT"],
    source: "https://huggingface.co/deepseek-ai/DeepSeek-R1-0528",
  },
  {
    id: "v3",
    name: "DeepSeek-V3",
    family: "v3",
    parameters: { all: 671, active: 37 },
    base: "DeepSeek-V3-Base",
    context: 131_072,
    licences: ["MIT (code)", "DeepSeek Model Licence (weights)"],
    source: "https://github.com/deepseek-ai/DeepSeek-V3/blob/main/README.md",
  },
  {
    id: "1.5b",
    name: "DeepSeek-R1-Distill-Qwen-1.5B",
    family: "r1",
    parameters: { all: 1.78 },
    base: "Qwen2.5-Math-1.5B",
    context: 131_072,
    licences: ["MIT", "Apache-2.0 (base)"],
    source: r1Readme,
    tried: "never",
  },
  {
    id: "7b",
    name: "DeepSeek-R1-Distill-Qwen-7B",
    family: "r1",
    parameters: { all: 7.6 },
    base: "Qwen2.5-Math-7B",
    context: 131_072,
    licences: ["MIT", "Apache-2.0 (base)"],
    source: r1Readme,
    tried: "never",
  },
  {
    id: "8b",
    name: "DeepSeek-R1-Distill-Llama-8B",
    family: "r1",
    parameters: { all: 8 },
    base: "Llama-3.1-8B",
    context: 131_072,
    licences: ["MIT", "Llama 3.1 Community Licence (base)"],
    source: r1Readme,
    tried: "never",
  },
  {
    id: "14b",
    name: "DeepSeek-R1-Distill-Qwen-14B",
    family: "r1",
    parameters: { all: 14.8 },
    base: "Qwen2.5-14B",
    context: 131_072,
    licences: ["MIT", "Apache-2.0 (base)"],
    source: r1Readme,
    tried: "never",
  },
  {
    id: "32b",
    name: "DeepSeek-R1-Distill-Qwen-32B",
    family: "r1",
    parameters: { all: 32.8 },
    base: "Qwen2.5-32B",
    context: 131_072,
    licences: ["MIT", "Apache-2.0 (base)"],
    source: r1Readme,
    tried: "never",
  },
  {
    id: "70b",
    name: "DeepSeek-R1-Distill-Llama-70B",
    family: "r1",
    parameters: { all: 70.6 },
    base: "Llama-3.3-70B-Instruct",
    context: 131_072,
    licences: ["MIT", "Llama 3.3 Community Licence (base)"],
    source: r1Readme,
    tried: "never",
  },
  {
    id: "0528-8b",
    name: "DeepSeek-R1-0528-Qwen3-8B",
    family: "r1-0528",
    parameters: { all: 8.19 },
    base: "Qwen3-8B-Base",
    context: 131_072,
    licences: ["MIT", "Apache-2.0 (base)"],
    source: "https://huggingface.co/deepseek-ai/DeepSeek-R1-0528-Qwen3-8B",
    tried: "never",
  },
  {
    id: "deepseek-flash",
    name: "DeepSeek-V4.1-Flash",
    family: "v4",
    context: 1_000_000,
    licences: ["DeepSeek Open Platform Terms of Service (hosted)"],
    source: "https://api-docs.deepseek.com/quick_start/pricing",
    successor: true,
  },
];
