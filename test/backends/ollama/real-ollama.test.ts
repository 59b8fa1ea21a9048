import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { listOllama } from "../../../src/backends/ollama/list.ts";
import { openModel } from "../../../src/backends/open.ts";
import { weightsFile } from "../../../src/backends/weights-file.ts";
import { resolveTarget } from "../../../src/catalogue/resolve-target.ts";
import { ChatError } from "../../../src/model/error.ts";
import { ask } from "./rig.ts";

/** Ollama itself, to be checked against: FATHOM_OLLAMA names the binary. */
const binary = process.env["FATHOM_OLLAMA"];
const skip = binary === undefined && "FATHOM_OLLAMA does not name Ollama's binary";
const exists = () => false;

/** R1's template as Ollama's library has it, with the thought opened in the prompt as R1's own has since February 2025. */
const template = `{{- if .System }}{{ .System }}{{ end }}
{{- range $i, $_ := .Messages }}
{{- $last := eq (len (slice $.Messages $i)) 1}}
{{- if eq .Role "user" }}<｜User｜>{{ .Content }}
{{- else if eq .Role "assistant" }}<｜Assistant｜>{{- if and $.IsThinkSet (and $last .Thinking) -}}<think>{{ .Thinking }}</think>{{- end }}{{ .Content }}{{- if not $last }}<｜end▁of▁sentence｜>{{- end }}
{{- end }}
{{- if and $last (ne .Role "assistant") }}<｜Assistant｜><think>
{{ end }}
{{- end -}}`;

async function startOllama(t: TestContext): Promise<string> {
  const socket = createServer().listen(0, "127.0.0.1");
  await once(socket, "listening");
  const address = socket.address();
  socket.close();
  const host = `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  const folder = mkdtempSync(join(tmpdir(), "fathom-ollama-"));
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder, OLLAMA_HOST: host, OLLAMA_MODELS: join(folder, "models") };
  const server = spawn(binary ?? "", ["serve"], { env, stdio: "ignore" });
  t.after(async () => {
    const ended = once(server, "close");
    server.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const url = `http://${host}`;
  while (
    !(await fetch(`${url}/api/version`).then(
      (answer) => answer.ok,
      () => false,
    ))
  )
    await sleep(50);
  const weights = resolveTarget("fathom-tiny", { exists });
  assert.ok(weights.kind === "weights");
  writeFileSync(join(folder, "Modelfile"), `FROM ${weightsFile(weights)}\nTEMPLATE """${template}"""\n`);
  assert.equal(spawnSync(binary ?? "", ["create", "deepseek-r1:tiny", "-f", join(folder, "Modelfile")], { env }).status, 0);
  return url;
}

test("a real Ollama answers, is listed, keeps to a schema, and stops when it is told to", { skip }, async (t) => {
  const url = await startOllama(t);
  const open = async (name: string) => {
    const model = await openModel(resolveTarget(name, { exists, ollamaUrl: () => url }));
    t.after(() => model.close());
    return model;
  };
  assert.deepEqual(
    (await listOllama({ baseUrl: url, signal: t.signal })).map(({ name }) => name),
    ["deepseek-r1:tiny"],
  );
  const model = await open("ollama:deepseek-r1:tiny");
  const question = [{ role: "user", text: "What is 47 + 38?" }] as const;
  const whole = await ask(model, { temperature: 0 }, question);
  t.diagnostic(JSON.stringify(whole));
  assert.match(whole.reasoning, /^47 plus 38/);
  assert.match(whole.answer, /85/);
  assert.deepEqual([whole.finish?.reason, whole.finish?.thought, whole.start?.quantisation], ["stop", "closed", "F16"]);
  assert.deepEqual((await ask(model, { temperature: 0, maxTokens: 20 }, question)).finish?.reason, "length");
  const { answer } = await ask(model, {
    temperature: 0,
    schema: { type: "object", properties: { n: { type: "integer" } }, required: ["n"] },
  });
  assert.ok(Number.isInteger(JSON.parse(answer).n));
  const abort = new AbortController();
  const reason = new Error("enough");
  const reply = model.reply(question, { signal: abort.signal });
  await assert.rejects(async () => {
    for await (const part of reply) if (part.type === "reasoning") abort.abort(reason);
  }, reason);
  const { error } = await ask(await open("ollama:absent"));
  assert.ok(error instanceof ChatError);
  assert.deepEqual([error.code, error.details.kind], ["model-not-found", "not-pulled"]);
});
