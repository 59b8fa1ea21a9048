import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { response, startFaultServer } from "../../support/fault-server.ts";
import { bareEnvironment, runProgram, startProgram } from "../../support/program.ts";

test("--print-token prints the token of this person's servers, made where there is none", async (t) => {
  const env = bareEnvironment(t);
  const first = await runProgram(t, ["serve", "--print-token"], { env });
  assert.match(first.stdout, /^[\w-]{43}\n$/);
  assert.deepEqual([first.code, first.stderr], [0, ""]);
  assert.equal(await readFile(join(env["FATHOM_HOME"] ?? "", "data", "server-token"), "utf8"), first.stdout);
  assert.equal((await runProgram(t, ["serve", "--print-token"], { env })).stdout, first.stdout);
  const set = await runProgram(t, ["serve", "--print-token"], { env: { ...env, FATHOM_TOKEN: "my-own" } });
  assert.equal(set.stdout, "my-own\n");
});

test("a model elsewhere without its key is refused before anything listens", async (t) => {
  const { code, stdout, stderr } = await runProgram(t, [
    "serve",
    "--no-open",
    "--port",
    "0",
    "--serve-model",
    "openrouter:deepseek/deepseek-r1",
  ]);
  assert.deepEqual([code, stdout], [78, ""]);
  assert.match(stderr, /OPENROUTER_API_KEY/);
});

test("another program asks with that token, and the model is asked as its recipe says", async (t) => {
  const host = await startFaultServer();
  t.after(() => host.close());
  host.play(
    ...response(200, {
      model: "deepseek-r1",
      choices: [{ index: 0, message: { content: "<think>\nHm.\n</think>\n\n85" }, finish_reason: "stop" }],
    }),
  );
  const model = `${host.url}#deepseek-r1`;
  const { child } = startProgram(t, ["serve", "--no-open", "--port", "0", "--serve-model", model], { env: { FATHOM_TOKEN: "my-own" } });
  const printed = String((await once(child.stdout ?? child, "data"))[0]);
  const asked = await fetch(`${new URL(printed.trim()).origin}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: "Bearer my-own", "content-type": "application/json" },
    body: JSON.stringify({
      model,
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "1 + 1" },
        { role: "assistant", content: "2", reasoning_content: "Easy." },
        { role: "user", content: "47 + 38" },
      ],
      temperature: 0.2,
    }),
  });
  assert.equal(asked.status, 200);
  assert.match(await asked.text(), /"content":"85","refusal":null,"reasoning_content":"Hm."/);
  const { temperature, top_p, max_tokens, messages } = JSON.parse(host.requests[0]?.body ?? "{}");
  assert.deepEqual([temperature, top_p, max_tokens], [0.2, 0.95, 32_768]);
  assert.deepEqual(messages, [
    { role: "user", content: "Be brief.\n\n1 + 1" },
    { role: "assistant", content: "2" },
    { role: "user", content: "47 + 38" },
  ]);
});
