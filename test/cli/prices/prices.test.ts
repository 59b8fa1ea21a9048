import assert from "node:assert/strict";
import { test } from "node:test";
import { runProgram } from "../../support/program.ts";

test("both tables fit into 40 columns in both languages, with a source for each price", async (t) => {
  for (const language of ["en", "fr"]) {
    const { code, stdout, stderr } = await runProgram(t, ["prices"], { env: { FATHOM_LANG: language } });
    assert.deepEqual([code, stderr], [0, ""]);
    assert.doesNotMatch(stdout, /undefined|NaN|\[object/);
    // An address cannot be broken.
    for (const line of stdout.split("\n")) assert.ok([...line].length <= 40 || /^ {2}https:/.test(line), line);
    assert.match(stdout, /DeepSeek R1 .* 27×\n/);
    assert.match(stdout, /OpenAI o1 .* 1×\n/);
    assert.ok(stdout.split("https://").length > 15);
  }
});

test("the task can be said, and --json has what the tables have", async (t) => {
  const args = ["prices", "--json", "--prompt", "1000000", "--thinking", "0", "--answer", "0"];
  const { stdout } = await runProgram(t, args);
  const { schema, task, january2025, today } = JSON.parse(stdout);
  assert.equal(schema, 1);
  assert.deepEqual(task, { prompt: 1_000_000, thinking: 0, answer: 0 });
  const r1 = january2025.find(({ label }: { label: string }) => label === "DeepSeek R1");
  assert.deepEqual([r1.cost, r1.input, r1.cached, r1.output, r1.currency], [0.55, 0.55, 0.14, 2.19, "USD"]);
  assert.equal(r1.ratio.toFixed(2), "27.27");
  assert.ok(today.length > 5);
  assert.ok(today.every(({ source }: { source: string }) => source.startsWith("https://")));
});

test("wrong use is said", async (t) => {
  for (const args of [["--prompt", "x"], ["--answer", "-1"], ["r1"], ["--promt", "1"]]) {
    assert.equal((await runProgram(t, ["prices", ...args])).code, 2, args.join(" "));
  }
  const help = await runProgram(t, ["prices", "--help"]);
  assert.equal(help.code, 0);
  for (const line of help.stdout.split("\n")) assert.ok(line.length <= 80, line);
});
