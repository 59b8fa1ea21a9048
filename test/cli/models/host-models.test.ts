import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { hosts } from "../../../src/catalogue/hosts.ts";
import { aboutHost } from "../../../src/cli/models/host-models.ts";
import { hostTexts } from "../../../src/texts/hosts/texts.ts";
import { languages } from "../../../src/texts/language.ts";
import { chunk, done, response, type ServerStep, startFaultServer, stream } from "../../support/fault-server.ts";
import { ownHome } from "../../support/own-home.ts";
import { runProgram } from "../../support/program.ts";

const list = response(200, {
  object: "list",
  data: ["llama-3", ...Array.from({ length: 9 }, (_, i) => `deepseek-r1-${i}`)].map((id) => ({ id })),
});
const answering: readonly ServerStep[] = [
  ...stream(chunk({ reasoning: "Hm." }), chunk({ content: "42" }), chunk({}, { finish_reason: "stop" }), done),
  { do: "end" },
];

async function rig(t: TestContext, steps: readonly ServerStep[], hosts: (url: string) => object = (baseUrl) => ({ attic: { baseUrl } })) {
  const server = await startFaultServer();
  t.after(() => server.close());
  server.play(...steps);
  const home = ownHome(t, { hosts: hosts(server.url) });
  return { server, run: (args: readonly string[], env = {}) => runProgram(t, args, { env: { FATHOM_HOME: home, ...env } }) };
}

test("fathom models HOST prints what the host says it serves, R1 first, as --model takes it", async (t) => {
  const { server, run } = await rig(t, list);
  const { code, stdout, stderr } = await run(["models", "attic"]);
  assert.equal(code, 0);
  assert.equal(stdout, `${Array.from({ length: 9 }, (_, i) => `attic:deepseek-r1-${i}\n`).join("")}attic:llama-3\n`);
  assert.match(stderr, /attic · http/);
  assert.equal(server.requests.length, 1);
  const { models, schema, host } = JSON.parse((await run(["models", "attic", "--json"])).stdout);
  assert.deepEqual([models.length, models[0], schema, host], [10, "deepseek-r1-0", 1, "attic"]);
});

test("every host of the catalogue is shown with who runs it and what becomes of a question", () => {
  for (const language of languages) {
    for (const host of hosts) {
      const said = aboutHost(host, host, hostTexts[language]);
      assert.doesNotMatch(said, /undefined/);
      assert.ok(said.includes(host.baseUrl) && said.split("\n").length >= 2, said);
      if (host.keyRequired) assert.ok(said.includes(host.operator.company) && said.includes(host.asOf), said);
    }
  }
});

test("a name that is no host, no name, and too many are wrong use", async (t) => {
  for (const [args, code] of [
    [["models", "attik"], 69],
    [["models"], 2],
    [["models", "attic", "more"], 2],
  ] as const) {
    assert.equal((await runProgram(t, args)).code, code, args.join(" "));
  }
});

test("a host that is not there is still named before the failure", async (t) => {
  const { server, run } = await rig(t, []);
  await server.close();
  const { code, stderr } = await run(["models", "attic"]);
  assert.equal(code, 69);
  assert.match(stderr, /^attic · http[\s\S]*Nobody listens/);
});

test("a bare host as --model fails with the host's own list, a capped one", async (t) => {
  const { server, run } = await rig(t, list);
  for (const command of [["ask", "x"], ["chat"], ["eval", "sums"], ["serve", "--no-open"]]) {
    const { code, stderr } = await run([...command, "-m", "attic"]);
    assert.equal(code, 69, command[0]);
    assert.match(stderr, /attic is a host; which of its 10 models\?[\s\S]*attic:deepseek-r1-7\. /, command[0]);
    assert.doesNotMatch(stderr, /llama-3/);
  }
  assert.ok(server.requests.every(({ method, path }) => method === "GET" && path === "/v1/models"));
});

test("a host that cannot be asked is said to be, and the known names are marked as such", async (t) => {
  const { run } = await rig(t, response(401, { error: { message: "who are you" } }), (baseUrl) => ({ novita: { baseUrl } }));
  const { code, stderr } = await run(["ask", "-m", "novita", "x"]);
  assert.equal(code, 69);
  assert.match(
    stderr,
    /could not be asked \(unauthorised; its key: NOVITA_API_KEY\)[\s\S]*own list[\s\S]*novita:deepseek\/deepseek-r1-0528/,
  );
});

test("r1 is asked of the first host with a key, which is said together with how to pin it", async (t) => {
  const { server, run } = await rig(t, answering, (baseUrl) => ({ huggingface: { baseUrl } }));
  const asked = await run(["ask", "-m", "r1", "6 x 7"], { HF_TOKEN: "hf_x" });
  assert.deepEqual([asked.code, asked.stdout], [0, "42\n"]);
  assert.match(
    asked.stderr,
    /r1 is asked of huggingface:deepseek-ai\/DeepSeek-R1; --model huggingface:deepseek-ai\/DeepSeek-R1 makes that certain/,
  );
  assert.equal(asked.stderr.match(/makes that certain/g)?.length, 1);
  assert.equal(JSON.parse(server.requests[0]?.body ?? "{}").model, "deepseek-ai/DeepSeek-R1:preferred");
  const { notes } = JSON.parse((await run(["ask", "--json", "-m", "r1", "x"], { HF_TOKEN: "hf_x" })).stdout);
  assert.equal(notes[0].code, "chosen-host");
  const chat = await run(["chat", "-m", "r1", "--provider", "novita", "6 x 7"], { HF_TOKEN: "hf_x" });
  assert.equal(chat.stderr.match(/makes that certain/g)?.length, 1);
  assert.equal(JSON.parse(server.requests.at(-1)?.body ?? "{}").model, "deepseek-ai/DeepSeek-R1:novita");
});

test("what cannot be asked is refused before anything is sent, in both languages", async (t) => {
  const { server, run } = await rig(t, answering);
  for (const [args, code, said] of [
    [["-m", "r1"], 78, /OPENROUTER_API_KEY, HF_TOKEN/],
    [["-m", "deepseek-reasoner"], 69, /août 2025[\s\S]*24 juillet 2026[\s\S]*openrouter:deepseek\/deepseek-r1/],
    [["-m", "together:deepseek-ai/DeepSeek-R1"], 69, /together ne propose plus R1/],
    [["-m", "attic:deepseek-r1", "--provider", "novita"], 2, /routeurs sont openrouter, huggingface, vercel/],
    [["-m", "huggingface:deepseek-ai/DeepSeek-R1", "--provider", "a,b"], 2, /un seul fournisseur/],
    [["-m", "openrouter:deepseek/deepseek-r1", "--provider", "a,,b"], 2, /--provider/],
  ] as const) {
    const { code: exit, stderr } = await run(["ask", ...args, "x"], { FATHOM_LANG: "fr" });
    assert.equal(exit, code, args.join(" "));
    assert.match(stderr, said);
  }
  assert.equal(server.requests.length, 0);
});

test("another model than the one asked for is said aloud, a router's suffix is none", async (t) => {
  const other = stream(
    chunk({ reasoning: "Hm." }, { model: "deepseek/deepseek-r1-distill-llama-70b", provider: "Cheap" }),
    chunk({ content: "42" }),
    chunk({}, { finish_reason: "stop" }),
    done,
  );
  const { run } = await rig(t, [...other, { do: "end" }], (baseUrl) => ({ openrouter: { baseUrl } }));
  const { stdout } = await run(["ask", "--json", "-m", "openrouter:deepseek/deepseek-r1", "x"], { OPENROUTER_API_KEY: "k" });
  const { notes, model, host, provider } = JSON.parse(stdout);
  assert.deepEqual(
    [notes[0].code, model, host, provider],
    ["other-model", "deepseek/deepseek-r1-distill-llama-70b", "openrouter", "Cheap"],
  );
});
