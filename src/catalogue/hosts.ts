import type { Host } from "./host.ts";

/**
 * Who serves R1 over OpenAI's chat form. Snapshot of public documentation in November 2026; the source stands with each
 * entry. Anybody else is reached by URL.
 */
export const hosts: readonly Host[] = [
  {
    id: "openrouter",
    baseUrl: "https://openrouter.ai/api/v1",
    keyName: "OPENROUTER_API_KEY",
    keyRequired: true,
    shape: "field",
    models: ["deepseek/deepseek-r1", "deepseek/deepseek-r1-0528"],
    asOf: "2026-11-23",
    source: "https://openrouter.ai/docs/use-cases/reasoning-tokens",
  },
  {
    id: "huggingface",
    baseUrl: "https://router.huggingface.co/v1",
    keyName: "HF_TOKEN",
    keyRequired: true,
    // No shape: the router passes on whatever its provider sends.
    models: ["deepseek-ai/DeepSeek-R1", "deepseek-ai/DeepSeek-R1-0528"],
    asOf: "2026-08-22",
    source: "https://huggingface.co/docs/inference-providers/index",
  },
  {
    id: "novita",
    baseUrl: "https://api.novita.ai/openai",
    keyName: "NOVITA_API_KEY",
    keyRequired: true,
    // No shape: its switch for a field of its own is documented for one model only.
    models: ["deepseek/deepseek-r1-0528", "deepseek/deepseek-r1-turbo"],
    asOf: "2026-07-02",
    source: "https://novita.ai/docs/changelog/25-06-26.md",
  },
  {
    id: "deepinfra",
    baseUrl: "https://api.deepinfra.com/v1/openai",
    keyName: "DEEPINFRA_API_KEY",
    keyRequired: true,
    shape: "field",
    models: ["deepseek-ai/DeepSeek-R1-0528"],
    asOf: "2026-07-02",
    source: "https://github.com/anomalyco/models.dev",
  },
  {
    id: "siliconflow",
    baseUrl: "https://api.siliconflow.com/v1",
    keyName: "SILICONFLOW_API_KEY",
    keyRequired: true,
    shape: "field",
    models: ["deepseek-ai/DeepSeek-R1"],
    asOf: "2026-07-02",
    source: "https://github.com/AnotiaWang/deep-research-web-ui/issues/3",
  },
  {
    id: "deepseek",
    baseUrl: "https://api.deepseek.com",
    keyName: "DEEPSEEK_API_KEY",
    keyRequired: true,
    shape: "field",
    models: ["deepseek-flash"],
    // Meant R1 until August 2025, other models after that, and answer 400 since 2026-07-24 15:59 UTC.
    retired: ["deepseek-reasoner", "deepseek-chat"],
    asOf: "2026-11-15",
    source: "https://api-docs.deepseek.com/quick_start/pricing",
  },
  {
    id: "llama-server",
    baseUrl: "http://127.0.0.1:8080/v1",
    keyName: "FATHOM_API_KEY",
    keyRequired: false,
    // tools/server/README.md, "/v1/chat/completions", and oaicompat_chat_params_parse in tools/server/server-common.cpp.
    controls: {
      // The template's line break after <think> counts, and 0 would not be obeyed because of it (common/reasoning-budget.cpp, tried 2026-11-24).
      // Its parser takes what follows an empty thought for thinking once more, so the tags are left in.
      thinkingLimit: { field: "thinking_budget_tokens", counts: 1, with: { reasoning_budget_message: "\n", reasoning_format: "none" } },
      continuing: {
        // With its tags left in: a thought that ends at once would otherwise look like an answer that goes on thinking.
        reasoning: { continue_final_message: "reasoning_content", add_generation_prompt: false, reasoning_format: "none" },
        text: { continue_final_message: "content", add_generation_prompt: false },
      },
      // Started with --reasoning-format none, it fails on a schema behind a thought that the template opens (tried 2026-11-24).
      jsonSchema: { reasoning_format: "deepseek" },
    },
    models: [],
    asOf: "2026-11-23",
    source: "https://github.com/ggml-org/llama.cpp/tree/master/tools/server",
  },
  {
    id: "vllm",
    baseUrl: "http://127.0.0.1:8000/v1",
    keyName: "FATHOM_API_KEY",
    keyRequired: false,
    // docs/features/reasoning_outputs.md. R1's template drops a closed thought from old turns, so "text" cannot go on there.
    controls: {
      thinkingLimit: { field: "thinking_token_budget" },
      continuing: { reasoning: { continue_final_message: true, add_generation_prompt: false } },
      openThought: "tags",
      jsonSchema: {},
    },
    models: [],
    asOf: "2026-11-23",
    source: "https://docs.vllm.ai/en/latest/features/reasoning_outputs.html",
  },
  {
    id: "lmstudio",
    baseUrl: "http://127.0.0.1:1234/v1",
    keyName: "FATHOM_API_KEY",
    keyRequired: false,
    models: [],
    asOf: "2026-11-23",
    source: "https://lmstudio.ai/docs/developer/openai-compat",
  },
];
