import assert from "node:assert/strict";
import { test } from "node:test";
import { familyOf } from "../../src/catalogue/families.ts";

/** Spellings seen on hosts and in file names (see the host entries and DeepSeek's model cards). */
const spellings = {
  "deepseek-ai/DeepSeek-R1": "r1",
  "deepseek/deepseek-r1:free": "r1",
  "deepseek.r1-v1:0": "r1",
  "deepseek/deepseek-r1-turbo": "r1",
  "DeepSeek-R1-Distill-Llama-70B": "r1",
  "DeepSeek-R1-Distill-Qwen-1.5B-Q4_K_M.gguf": "r1",
  "deepseek-r1:14b": "r1",
  r1: "r1",
  "fathom-tiny": "r1",
  "deepseek/deepseek-r1-0528": "r1-0528",
  "deepseek-r1-250528": "r1-0528",
  "deepseek-ai_DeepSeek-R1-0528-Qwen3-8B-Q4_K_M.gguf": "r1-0528",
  "deepseek-r1-0528-maas": "r1-0528",
  "deepseek-flash": "v4",
  "deepseek-v4-pro": "v4",
  "deepseek-v3": "v3",
  "deepseek/deepseek-v3-0324": "v3",
  "cr1mson-7b": "unknown",
  "gpt-oss-20b": "unknown",
} as const;

test("each spelling belongs to its family", () => {
  for (const [name, family] of Object.entries(spellings)) assert.equal(familyOf(name), family, name);
});
