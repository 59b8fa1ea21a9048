/** Code that goes over the limit of 9,000 lines, with its own limit and what it replaces. */
export interface Replacement {
  readonly folders: readonly string[];
  readonly most: number;
  readonly replaces: string;
}

export const beyondTheCore: readonly Replacement[] = [
  {
    folders: ["src/weights", "src/cli/weights"],
    most: 1_250,
    replaces: "@huggingface/hub and node-llama-cpp's own downloader, which compare no checksum",
  },
  {
    folders: ["src/backends/openai"],
    most: 500,
    replaces: "the openai package (35 MB), whose stream ends silently where a reply is cut",
  },
  {
    folders: ["src/backends/ollama"],
    most: 450,
    replaces: "the ollama package, which has no clock for a silent server and no code for a failure",
  },
  {
    folders: ["src/check", "src/cli/check"],
    most: 400,
    replaces: "tokenizer packages with their vocabularies, and counting by hand",
  },
  {
    folders: ["src/server/v1"],
    most: 750,
    replaces: "a proxy such as litellm between this computer's model and other clients",
  },
  {
    folders: ["src/web"],
    most: 2_700,
    replaces: "a kit of chat components with its store, its router and its resumable streams (356 kB gzipped, as measured; this is 60)",
  },
  {
    folders: ["src/server/runs", "src/server/api"],
    most: 600,
    replaces: "resumable-stream with Redis beside it, and a queue of jobs",
  },
  {
    folders: ["src/server/lan", "src/cli/serve/lan"],
    most: 230,
    replaces: "a TLS proxy or tunnel beside the server, a client that trusts one certificate, and a program that draws codes",
  },
  {
    folders: ["src/conversation", "src/cli/log"],
    most: 1_700,
    replaces: "a query builder, a migration tool and a native SQLite build beside Node's own",
  },
];
