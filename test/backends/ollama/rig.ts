import type { TestContext } from "node:test";
import { openOllama } from "../../../src/backends/ollama/open-ollama.ts";
import { familyOf } from "../../../src/catalogue/families.ts";
import type { Message } from "../../../src/model/message.ts";
import type { Model, ReplyOptions } from "../../../src/model/model.ts";
import { recipes } from "../../../src/reasoning/recipes.ts";
import type { ServerStep } from "../../support/fault-server.ts";
import { type OllamaServer, type OllamaServerOptions, startOllamaServer } from "../../support/ollama-server.ts";
import { drain } from "../../support/replay.ts";

const question: readonly Message[] = [{ role: "user", text: "What is 6 x 7?" }];

export interface OllamaRig {
  readonly server: OllamaServer;
  readonly model: Model;
  /** What was sent to `/api/chat`, latest last. */
  readonly sent: () => readonly Record<string, unknown>[];
}

/** A model behind an Ollama that plays the steps; both are closed when the test ends. */
export async function rig(
  t: TestContext,
  steps: readonly ServerStep[],
  { name = "deepseek-r1:7b", ...options }: OllamaServerOptions & { readonly name?: string } = {},
): Promise<OllamaRig> {
  const server = await startOllamaServer(options);
  server.play(...steps);
  const family = familyOf(name);
  const target = { kind: "ollama-api", id: `ollama:${name}`, baseUrl: server.baseUrl, model: name, host: "ollama", family } as const;
  const model = openOllama({ target, recipe: recipes[family] });
  t.after(async () => {
    await model.close();
    await server.close();
  });
  return { server, model, sent: () => server.requests.map(({ body }) => JSON.parse(body)) };
}

/** What a person would see of a reply, and how it failed if it did. */
export async function ask(model: Model, options: ReplyOptions = {}, messages = question) {
  const { items, error } = await drain(model.reply(messages, options));
  const join = (type: "reasoning" | "text") => items.map((part) => (part.type === type ? part.text : "")).join("");
  return {
    error,
    reasoning: join("reasoning"),
    answer: join("text"),
    start: items.find((part) => part.type === "start"),
    finish: items.find((part) => part.type === "finish"),
    states: items.flatMap((part) => (part.type === "status" ? [part.state] : [])),
  };
}
