import type { Command } from "./command.ts";

/** The commands. Each is loaded when it is called, so that one question does not wait for the server's code. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  ask: async () => (await import("./ask/ask.ts")).ask,
  chat: async () => (await import("./chat/chat.ts")).chat,
  eval: async () => (await import("./eval/eval.ts")).evaluate,
  log: async () => (await import("./log/log.ts")).log,
  serve: async () => (await import("./serve/serve-command.ts")).serveCommand,
};
