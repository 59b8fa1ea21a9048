import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { type TestContext, test } from "node:test";
import { stream } from "../support/fault-server.ts";
import { startProcess } from "../support/program.ts";
import { half, startServing, sum, tiny } from "./rig.ts";

const skip = spawnSync("curl", ["--version"]).status === 0 ? false : "curl is not here";

/** curl as a person types it; the token by way of stdin, because arguments are read by everybody on a computer. */
function curl(t: TestContext, token: string, args: readonly string[]) {
  return startProcess(t, "curl", ["--silent", "--no-buffer", "--config", "-", ...args], {
    env: { PATH: process.env["PATH"] ?? "" },
    stdin: `header = "Authorization: Bearer ${token}"\n`,
  });
}

const body = (model: string, more: object = {}) => JSON.stringify({ model, messages: [{ role: "user", content: sum }], ...more });

test("a stream on the command line ends with [DONE], a refusal with its status", { skip }, async (t) => {
  const { url, token } = await startServing(t);
  const asked = curl(t, token, ["--json", body(tiny, { stream: true }), `${url}/chat/completions`]);
  const { code, stdout } = await asked.ended;
  assert.equal(code, 0);
  assert.match(stdout, /"reasoning_content":"4"/);
  assert.ok(stdout.endsWith("data: [DONE]\n\n"));
  const refused = await curl(t, token, ["--write-out", "%{http_code}", "--json", body(tiny, { n: 3 }), `${url}/chat/completions`]).ended;
  assert.match(refused.stdout, /"param":"n".*400$/s);
  const models = await curl(t, "wrong", ["--write-out", "%{http_code}", `${url}/models`]).ended;
  assert.match(models.stdout, /invalid_api_key.*401$/s);
});

test("Ctrl-C on the command line stops the host's work", { skip }, async (t) => {
  const { url, token, host, slow } = await startServing(t);
  host.play(...stream(half), { do: "hang" });
  const coming = host.next();
  const asked = curl(t, token, ["--json", body(slow, { stream: true }), `${url}/chat/completions`]);
  await asked.shows("stdout", "half");
  asked.child.kill("SIGINT");
  await (await coming).gone;
});

test("whoever waits behind another reply of the engine is told its place", { skip }, async (t) => {
  const { url, token } = await startServing(t);
  const count = JSON.stringify({ model: tiny, stream: true, messages: [{ role: "user", content: "Count to a million." }] });
  const replies = Array.from({ length: 4 }, () => curl(t, token, ["--json", count, `${url}/chat/completions`]).ended);
  const streams = (await Promise.all(replies)).map(({ stdout }) => stdout);
  for (const one of streams) assert.ok(one.endsWith("data: [DONE]\n\n"));
  const places = streams.map((one) => [...one.matchAll(/^: queued (\d+)$/gm)].map(([, place]) => Number(place)));
  assert.ok(
    places.some((one) => one.includes(1)),
    JSON.stringify(places),
  );
  // Nobody falls back in the line.
  for (const one of places)
    assert.deepEqual(
      one,
      [...one].sort((a, b) => b - a),
    );
});
