import type { TestContext } from "node:test";
import { openOpenai } from "../../../src/backends/openai/open-openai.ts";
import { resolveTarget } from "../../../src/catalogue/resolve-target.ts";
import { targetOfUrl } from "../../../src/catalogue/target-of-url.ts";
import type { Model, ReplyOptions } from "../../../src/model/model.ts";
import type { Shape } from "../../../src/model/shape.ts";
import { recipes } from "../../../src/reasoning/recipes.ts";
import { type FaultServer, type ServerStep, startFaultServer } from "../../support/fault-server.ts";
import { drain } from "../../support/replay.ts";

export const question = [{ role: "user", text: "What is 6 x 7?" }] as const;

export interface OpenaiRig {
  readonly server: FaultServer;
  readonly model: Model;
}

/** A model behind a server that plays the steps; both are closed when the test ends. */
export async function rig(
  t: TestContext,
  steps: readonly ServerStep[],
  rest: { readonly name?: string; readonly key?: string; readonly shape?: Shape; readonly sendsFinishReason?: false } = {},
): Promise<OpenaiRig> {
  const server = await startFaultServer();
  server.play(...steps);
  const target = targetOfUrl(`${server.url}#${rest.name ?? "deepseek-r1"}`);
  if (target.kind !== "openai") throw new Error("a URL names a host");
  const model = openOpenai({
    target: { ...target, sendsFinishReason: rest.sendsFinishReason ?? true },
    recipe: recipes[target.family],
    ...(rest.key !== undefined && { key: rest.key }),
    ...(rest.shape !== undefined && { shape: rest.shape }),
  });
  t.after(async () => {
    await model.close();
    await server.close();
  });
  return { server, model };
}

/** A model of a host of the catalogue, behind a server that plays the steps. */
export async function rigOfHost(t: TestContext, host: string, name: string, steps: readonly ServerStep[]): Promise<OpenaiRig> {
  const target = resolveTarget(`${host}:${name}`, { exists: () => false });
  if (target.kind !== "openai") throw new Error(`${host} is a host`);
  const server = await startFaultServer();
  server.play(...steps);
  const model = openOpenai({ target: { ...target, baseUrl: server.url }, recipe: recipes[target.family] });
  t.after(async () => {
    await model.close();
    await server.close();
  });
  return { server, model };
}

/** What a person would see of a reply, and how it failed if it did. */
export async function ask(model: Model, options: ReplyOptions = {}) {
  const { items, error } = await drain(model.reply(question, options));
  const join = (type: "reasoning" | "text") => items.map((part) => (part.type === type ? part.text : "")).join("");
  return { items, error, reasoning: join("reasoning"), answer: join("text"), finish: items.find((part) => part.type === "finish") };
}
