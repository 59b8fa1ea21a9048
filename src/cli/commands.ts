import type { Command } from "./command.ts";

/** The commands. Each is loaded when it is called, so that one question does not wait for the server's code. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  ask: async () => (await import("./ask/ask.ts")).ask,
  chat: async () => (await import("./chat/chat.ts")).chat,
  check: async () => (await import("./check/check.ts")).check,
  doctor: async () => (await import("./doctor/doctor.ts")).doctor,
  eval: async () => (await import("./eval/eval.ts")).evaluate,
  engine: async () => (await import("./weights/engine.ts")).engine,
  models: async () => (await import("./weights/models.ts")).models,
  pull: async () => (await import("./weights/pull.ts")).pull,
  keys: async () => (await import("./keys/keys.ts")).keys,
  prices: async () => (await import("./prices/prices.ts")).prices,
  log: async () => (await import("./log/log.ts")).log,
  serve: async () => (await import("./serve/serve-command.ts")).serveCommand,
};
