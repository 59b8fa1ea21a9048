import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { tokenCounts } from "../../../src/catalogue/token-counts.ts";
import type { Weight } from "../../../src/check/finding.ts";
import { type CountingHostOptions, startCountingHost } from "../../support/counting-host.ts";
import { runProgram } from "../../support/program.ts";
import { noTerminal, startInTerminal } from "../../support/terminal.ts";

interface Told {
  readonly verdict: string;
  readonly evidence: readonly { readonly weight: Weight; readonly finding: { readonly is: string }; readonly message: string }[];
  readonly promptTokens: readonly (number | null)[];
  readonly cost?: { readonly amount: number };
}

async function check(t: TestContext, host: CountingHostOptions, { sold = "deepseek/deepseek-r1", args = [] as readonly string[] } = {}) {
  const { url, requests } = await startCountingHost(t, host);
  const { code, stdout, stderr } = await runProgram(t, ["check", `${url}#${sold}`, "--json", ...args]);
  assert.doesNotMatch(stderr, /internal/, stderr);
  // The program's own object, whose fields are asserted one by one.
  const told = JSON.parse(stdout) as Told;
  return { code, ...told, requests, against: told.evidence.filter(({ weight }) => weight === "against").map(({ finding }) => finding.is) };
}

test("R1 served as R1 is consistent, whatever its template adds", async (t) => {
  for (const template of [6, 41]) {
    const told = await check(t, { tokenizer: "deepseek-v3", template, provider: "Somebody" });
    assert.equal(told.verdict, "consistent", JSON.stringify(told.evidence));
    assert.equal(told.code, 0);
    assert.equal(told.requests.length, 12);
    assert.ok(told.requests.slice(1).every(({ maxTokens }) => maxTokens === 16));
    assert.equal(told.promptTokens.length, 10);
    assert.match(told.evidence.map(({ message }) => message).join("\n"), /Provider: Somebody\.[\s\S]*Precision: not said\./);
  }
});

test("distills sold as R1 are caught, and are consistent under their own names", async (t) => {
  for (const { tokenizer, own } of [
    { tokenizer: "qwen2.5", own: "deepseek-r1-distill-qwen-14b" },
    { tokenizer: "qwen3", own: "deepseek/deepseek-r1-0528-qwen3-8b" },
    { tokenizer: "llama-3.1", own: "deepseek-r1-distill-llama-70b" },
  ]) {
    const told = await check(t, { tokenizer });
    assert.equal(told.verdict, "inconsistent");
    assert.equal(told.code, 1);
    assert.deepEqual(told.against, ["tokenizer-other"]);
    const honest = await check(t, { tokenizer }, { sold: own });
    assert.equal(honest.verdict, "consistent", JSON.stringify(honest.evidence));
  }
});

test("a stripped thought is caught, and one that is absent is a doubt", async (t) => {
  const stripped = await check(t, { tokenizer: "deepseek-v3", thinking: "stripped" });
  assert.deepEqual([stripped.verdict, stripped.against], ["inconsistent", ["thinking-stripped"]]);
  const absent = await check(t, { tokenizer: "deepseek-v3", thinking: "absent" });
  assert.deepEqual([absent.verdict, absent.against, absent.code], ["cannot-tell", [], 4]);
});

test("a silent 4K context is caught, and a refused prompt is a doubt", async (t) => {
  const silent = await check(t, { tokenizer: "deepseek-v3", context: 4_096 });
  assert.deepEqual([silent.verdict, silent.against], ["inconsistent", ["context-truncated"]]);
  const frank = await check(t, { tokenizer: "deepseek-v3", refusesAbove: 4_096 });
  assert.equal(frank.verdict, "consistent");
  assert.ok(frank.evidence.some(({ weight, finding }) => weight === "doubt" && finding.is === "context-refused"));
});

test("counts that are nobody's, or none at all, tell nothing", async (t) => {
  const guessed = await check(t, {});
  assert.deepEqual([guessed.verdict, guessed.against], ["cannot-tell", []]);
  const none = await check(t, { tokenizer: "deepseek-v3", counts: false });
  assert.deepEqual([none.verdict, none.promptTokens[0]], ["cannot-tell", null]);
  const unknown = await check(t, { tokenizer: "deepseek-v3" }, { sold: "some-model" });
  assert.equal(unknown.verdict, "cannot-tell");
});

test("a missing finish reason and a low cap are among the evidence", async (t) => {
  const endless = await check(t, { tokenizer: "deepseek-v3", finishes: false });
  assert.ok(endless.evidence.some(({ finding }) => finding.is === "finish-missing"));
  const capped = await check(t, { tokenizer: "deepseek-v3", cap: 100 });
  assert.ok(capped.evidence.some(({ finding }) => finding.is === "cap-lower"));
});

test("the report is said in both languages, and never says proved", async (t) => {
  const { url } = await startCountingHost(t, { tokenizer: "llama-3.1", context: 4_096 });
  for (const [language, says] of [
    ["en", /^inconsistent: /],
    ["fr", /^ne concorde pas/],
  ] as const) {
    const { code, stdout, stderr } = await runProgram(t, ["check", `${url}#deepseek-r1`], { env: { FATHOM_LANG: language } });
    assert.equal(code, 1);
    assert.match(stdout, says);
    assert.match(stdout, /Llama 3/);
    assert.doesNotMatch(stdout + stderr, /undefined|NaN|prove/i);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 80, line);
  }
});

test("a host beyond this computer is not asked without a yes, and never for more than allowed", async (t) => {
  const env = { OPENROUTER_API_KEY: "sk-test" };
  const host = "openrouter:deepseek/deepseek-r1";
  const asked = await runProgram(t, ["check", host], { env });
  assert.equal(asked.code, 2);
  assert.match(asked.stderr, /12 short requests[\s\S]*At most \$0\.00\d+\.[\s\S]*nothing was sent[\s\S]*--yes/);
  const dear = await runProgram(t, ["check", host, "--yes", "--max-cost", "0.0001"], { env });
  assert.equal(dear.code, 2);
  assert.match(dear.stderr, /--max-cost/);
  const unknown = await runProgram(t, ["check", "huggingface:deepseek-ai/DeepSeek-R1", "--yes", "--max-cost", "1"], {
    env: { HF_TOKEN: "x" },
  });
  assert.equal(unknown.code, 2);
  assert.match(unknown.stderr, /nobody here knows/);
});

test("a person at a terminal is asked, and nothing is sent without a yes", { skip: noTerminal }, async (t) => {
  const { url, requests } = await startCountingHost(t, { tokenizer: "deepseek-v3" });
  // Reaches this computer on Linux, but no rule says that it must.
  const model = `${url.replace("127.0.0.1", "0.0.0.0")}#deepseek-r1`;
  for (const [answer, code] of [
    ["n", 2],
    ["", 2],
    ["y", 0],
  ] as const) {
    const program = startInTerminal(t, ["check", model], { columns: 40, env: { NO_COLOR: "1" } });
    await program.shows("stdout", "Go on? [y/N] ");
    assert.equal(requests.length, 0);
    program.type(`${answer}\r`);
    const ended = await program.ended;
    assert.equal(ended.code, code, ended.stdout);
    assert.equal(requests.length, code === 0 ? 12 : 0);
  }
});

test("Ctrl-C at the question ends it", { skip: noTerminal }, async (t) => {
  const { url, requests } = await startCountingHost(t, {});
  const program = startInTerminal(t, ["check", `${url.replace("127.0.0.1", "0.0.0.0")}#deepseek-r1`], {});
  await program.shows("stdout", "Go on? [y/N] ");
  program.type("\u0003");
  assert.equal((await program.ended).code, 130);
  assert.equal(requests.length, 0);
});

test("what it may cost is under a cent wherever the price is known", async (t) => {
  const most = Math.max(...tokenCounts.map(({ long }) => long));
  assert.ok(most < 6_000);
  for (const host of [
    "novita:deepseek/deepseek-r1-0528",
    "deepinfra:deepseek-ai/DeepSeek-R1-0528",
    "siliconflow:deepseek-ai/DeepSeek-R1",
  ]) {
    const { stderr } = await runProgram(t, ["check", host]);
    assert.match(stderr, /At most \$0\.00/, stderr);
  }
});

test("wrong use is said", async (t) => {
  for (const args of [["check"], ["check", "a", "b"], ["check", "--price", "1", "x"], ["check", "--max-cost", "-1", "x"]]) {
    const { code, stdout } = await runProgram(t, args);
    assert.equal(code, 2, args.join(" "));
    assert.equal(stdout, "");
  }
  const help = await runProgram(t, ["check", "--help"]);
  assert.equal(help.code, 0);
  for (const line of help.stdout.split("\n")) assert.ok(line.length <= 80, line);
});
