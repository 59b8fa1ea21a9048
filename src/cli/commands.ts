import type { Command } from "./command.ts";

/** The commands. Each is loaded when it is called, so that one question does not wait for the server's code. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  ask: async () => (await import("./ask/ask.ts")).ask,
  chat: async () => (await import("./chat/chat.ts")).chat,
  check: async () => (await import("./check/check.ts")).check,
  eval: async () => (await import("./eval/eval.ts")).evaluate,
  keys: async () => (await import("./keys/keys.ts")).keys,
  models: async () => (await import("./models/host-models.ts")).hostModels,
  prices: async () => (await import("./prices/prices.ts")).prices,
  serve: async () => (await import("./serve/serve-command.ts")).serveCommand,
};
