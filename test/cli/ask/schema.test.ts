import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { runProgram } from "../../support/program.ts";

function file(t: TestContext, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "fathom-schema-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "schema.json");
  writeFileSync(path, text);
  return path;
}

const ask = (t: TestContext, ...args: readonly string[]) => runProgram(t, ["ask", "--model", "fathom-tiny", ...args, "What is 47 + 38?"]);

test("--schema makes the answer JSON of that form, after a free thought", async (t) => {
  const schema = { type: "object", properties: { sum: { type: "integer" } }, required: ["sum"], additionalProperties: false };
  const { code, stdout } = await ask(t, "--json", "--seed", "1", "--schema", file(t, JSON.stringify(schema)));
  assert.equal(code, 0);
  const { reasoning, answer } = JSON.parse(stdout);
  assert.match(reasoning, /47 plus 38/);
  const read = JSON.parse(answer);
  assert.deepEqual(Object.keys(read), ["sum"]);
  assert.ok(Number.isInteger(read.sum));
});

test("a file that is no schema is named, and nothing is asked", async (t) => {
  for (const text of ["", "[1]", "nonsense"]) {
    const path = file(t, text);
    const { code, stdout, stderr } = await ask(t, "--schema", path);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.ok(stderr.includes(path), stderr);
  }
  const missing = await ask(t, "--schema", "./no-such-schema.json");
  assert.deepEqual([missing.code, missing.stderr.includes("./no-such-schema.json")], [2, true]);
});

test("a schema that the engine would keep to only in part is refused", async (t) => {
  const { code, stderr } = await ask(t, "--schema", file(t, '{"type":"object","properties":{"n":{"type":"integer","minimum":3}}}'));
  assert.equal(code, 2);
  assert.match(stderr, /minimum.*\/properties\/n/s);
});

test("--max-think closes the thought and lets the answer come", async (t) => {
  const { code, stdout } = await ask(t, "--json", "--temperature", "0", "--max-think", "12");
  const { reasoning, answer, finish, thought, usage } = JSON.parse(stdout);
  assert.deepEqual([code, reasoning, finish, thought], [0, "47 plus 38, ", "stop", "closed"]);
  assert.notEqual(answer, "");
  // The closing tag and its line breaks count as well: the model reads them like its own.
  assert.ok(usage.reasoningTokens <= 12 + 2);
});
