import type { Family } from "../model/family.ts";
import type { Recipe } from "./recipe.ts";

/**
 * Temperature 0.6 within 0.5 to 0.7, top-p 0.95 and at most 32,768 tokens: README of deepseek-ai/DeepSeek-R1, "Usage
 * Recommendations" and "Evaluation Results".
 */
const sampling = { temperature: 0.6, topP: 0.95 } as const;

/** How each family wants to be asked. */
export const recipes: Readonly<Record<Family, Recipe>> = {
  /**
   * README of deepseek-ai/DeepSeek-R1: instructions belong into the question and not into a system prompt, and every reply
   * should be made to begin with `<think>\n`. Its chat template cuts old thinking, and hosts of that time refused successive turns of one role.
   */
  r1: {
    family: "r1",
    thinks: true,
    sampling,
    system: "fold",
    opensThought: true,
    history: "strip",
    mergesNeighbours: true,
    maxTokens: 32_768,
  },
  /** Model card of deepseek-ai/DeepSeek-R1-0528: system prompt supported, forcing `<think>` no longer needed. */
  "r1-0528": {
    family: "r1-0528",
    thinks: true,
    sampling,
    system: "send",
    opensThought: false,
    history: "strip",
    mergesNeighbours: true,
    maxTokens: 32_768,
  },
  /**
   * "Thinking Mode" of DeepSeek's API documentation, autumn 2026: a top-level switch; temperature and top-p are ignored
   * without a word, so they are refused here; earlier thinking is wanted back in some turns and harmless in the others.
   */
  v4: {
    family: "v4",
    thinks: true,
    refuses: ["temperature", "topP"],
    system: "send",
    opensThought: false,
    history: "replay",
    mergesNeighbours: false,
    extra: { thinking: { type: "enabled" } },
  },
  v3: { family: "v3", thinks: false, system: "send", opensThought: false, history: "strip", mergesNeighbours: false },
  unknown: { family: "unknown", thinks: false, system: "send", opensThought: false, history: "strip", mergesNeighbours: false },
};
