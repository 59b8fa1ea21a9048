import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openOpenai } from "../../../src/backends/openai/open-openai.ts";
import { weightsFile } from "../../../src/backends/weights-file.ts";
import { resolveTarget } from "../../../src/catalogue/resolve-target.ts";
import { collect } from "../../../src/model/collect.ts";
import type { Message } from "../../../src/model/message.ts";
import type { Model } from "../../../src/model/model.ts";
import { recipes } from "../../../src/reasoning/recipes.ts";

/** llama.cpp's own server, to be checked against itself: FATHOM_LLAMA_SERVER names the binary. */
const binary = process.env["FATHOM_LLAMA_SERVER"];
const skip = binary === undefined && "FATHOM_LLAMA_SERVER does not name llama.cpp's llama-server";

const formats = ["none", "deepseek", "auto"] as const;
const question: Message = { role: "user", text: "What is 47 + 38?" };
const exists = () => false;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function startServer(format: string): Promise<{ readonly model: Model; readonly server: ChildProcess }> {
  const weights = resolveTarget("fathom-tiny", { exists });
  const target = resolveTarget("llama-server:fathom-tiny", { exists });
  assert.ok(weights.kind === "weights" && target.kind === "openai");
  const port = await freePort();
  const template = fileURLToPath(new URL("../../../models/fathom-tiny/train/template.jinja", import.meta.url));
  const rest = ["--jinja", "--chat-template-file", template, "--reasoning-format", format, "-t", "1", "-c", "1024"];
  const server = spawn(binary ?? "", ["-m", weightsFile(weights), "--port", String(port), ...rest], { stdio: "ignore" });
  for (;;) {
    if (server.exitCode !== null) throw new Error("llama-server ended");
    const healthy = await fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) break;
    await sleep(50);
  }
  return { model: openOpenai({ target: { ...target, baseUrl: `http://127.0.0.1:${port}/v1` }, recipe: recipes.r1 }), server };
}

/** What a conversation comes to: a question, a limited thought, both ways of going on, an answer under a schema. */
async function converse(model: Model): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const shown = async (messages: readonly Message[], options = {}) => {
    const { reasoning, answer, finish } = await collect(model.reply(messages, { temperature: 0, ...options }));
    return [reasoning, answer, finish.reason, finish.thought];
  };
  const [reasoning = "", answer = ""] = (await shown([question])) as readonly string[]; // The first two are its texts.
  const open = (text: string, thought: string, at: "reasoning" | "text"): Message => ({
    role: "assistant",
    text,
    reasoning: thought,
    open: at,
  });
  return {
    plain: await shown([question]),
    second: await shown([question, { role: "assistant", text: answer, reasoning }, { role: "user", text: "What is 12 + 30?" }]),
    unthinking: await shown([question], { maxThink: 0 }),
    limited: await shown([question], { maxThink: 12 }),
    goesOn: await shown([question, open("", reasoning.slice(0, 20), "reasoning")]),
    endsAtOnce: await shown([question, open("", reasoning, "reasoning")]),
    answersNow: await shown([question, open(answer.slice(0, 5), reasoning, "text")]),
    schema: await shown([question], { schema: { type: "object", properties: { sum: { type: "integer" } }, required: ["sum"] } }),
  };
}

test("one conversation with llama-server reads the same under every reasoning format", { skip }, async (t) => {
  const seen: Record<string, Awaited<ReturnType<typeof converse>>> = {};
  for (const format of formats) {
    const { model, server } = await startServer(format);
    try {
      seen[format] = await converse(model);
    } finally {
      await model.close();
      server.kill();
    }
    t.diagnostic(`${format}: ${JSON.stringify(seen[format])}`);
  }
  assert.deepEqual(seen["none"], seen["deepseek"]);
  assert.deepEqual(seen["none"], seen["auto"]);
  const { plain = [], unthinking = [], limited = [], goesOn = [], endsAtOnce = [], answersNow = [], schema = [] } = seen["none"] ?? {};
  const [reasoning, answer] = plain.map(String);
  assert.match(answer ?? "", /85/);
  assert.deepEqual([limited[0], ...limited.slice(2)], ["47 plus 38, ", "stop", "closed"]);
  assert.deepEqual([unthinking[0], unthinking[2]], ["", "stop"]);
  assert.deepEqual(goesOn, [reasoning?.slice(20), answer, "stop", "closed"]);
  assert.equal(endsAtOnce[1], answer);
  assert.deepEqual([answersNow[0], answersNow[1]], ["", answer?.slice(5)]);
  assert.ok(Number.isInteger(JSON.parse(String(schema[1])).sum));
});
