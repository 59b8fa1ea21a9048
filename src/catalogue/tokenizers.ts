/**
 * Which tokenizers a model's name promises: the first pattern that fits. A distill keeps the vocabulary of the model that was
 * trained on R1's answers (README of deepseek-ai/DeepSeek-R1, "DeepSeek-R1-Distill Models"). Ollama's short tags are
 * distills as well, and its 8b meant Llama until R1-0528-Qwen3-8B took its place.
 */
export const tokenizerPatterns: readonly { readonly pattern: RegExp; readonly tokenizers: readonly string[] }[] = [
  { pattern: /qwen-?3(?!\d)/i, tokenizers: ["qwen3"] },
  { pattern: /r1:8b(?!-llama)/i, tokenizers: ["qwen3", "llama-3.1"] },
  { pattern: /distill-llama|llama-distill|8b-llama|r1:70b/i, tokenizers: ["llama-3.1"] },
  { pattern: /distill-qwen|qwen-distill|r1:(?:1\.5|7|14|32)b/i, tokenizers: ["qwen2.5"] },
  { pattern: /(?:^|[^a-z0-9])r1(?:[^a-z0-9]|$)|deepseek-v3/i, tokenizers: ["deepseek-v3"] },
];

/** The tokenizers that fit a name; none where it promises nothing. */
export function tokenizersOf(model: string): readonly string[] {
  return tokenizerPatterns.find(({ pattern }) => pattern.test(model))?.tokenizers ?? [];
}
