/**
 * Ollama, as data. It is reached through its own API, which says what OpenAI's form cannot: the size of the context,
 * whether a model thinks, how far a download has come. OLLAMA_HOST names another address, as it does for Ollama itself.
 *
 * Source: docs/api.md and docs/faq.mdx of https://github.com/ollama/ollama, 2026-08-21.
 */
export const ollama = {
  id: "ollama",
  baseUrl: "http://127.0.0.1:11434",
} as const;
