import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { findDistill } from "../../../src/catalogue/find-distill.ts";
import { ggufBytes, key, text, u32 } from "../../support/gguf-bytes.ts";
import { runProgram } from "../../support/program.ts";
import { writeScriptedGguf } from "../../support/scripted-gguf.ts";

function homeOf(t: TestContext): string {
  const home = mkdtempSync(join(tmpdir(), "fathom-unchosen-"));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  mkdirSync(join(home, "data", "weights"), { recursive: true });
  return home;
}

/** Small weights under a distill's name, with a note that says they were checked. */
function place(home: string, name: string, noted: boolean): void {
  const file = findDistill(name)?.file;
  assert.ok(file);
  const path = join(home, "data", "weights", file.file);
  writeScriptedGguf({ file: path, script: ["Hm.", "</think>", "42"] });
  const { size, mtimeMs } = statSync(path);
  const note = { path, bytes: size, mtimeMs, sha256: file.sha256 };
  if (noted) writeFileSync(`${path}.verified.json`, JSON.stringify(note));
}

test("with nothing chosen, a script gets the first distill that is here, checked and fits, and is told how to keep it", async (t) => {
  const home = homeOf(t);
  // Does not fit, or was not checked: passed over.
  place(home, "7b", false);
  place(home, "1.5b", true);
  const { code, stdout } = await runProgram(t, ["ask", "--json", "q"], { env: { FATHOM_HOME: home } });
  const { model, answer, notes } = JSON.parse(stdout);
  assert.equal(code, 0);
  assert.deepEqual([model, answer], ["1.5b", "42"]);
  assert.equal(notes[0].code, "unchosen");
  assert.match(notes[0].message, /1\.5b is here.*FATHOM_MODEL=1\.5b/);
});

test("with nothing chosen and nothing checked, a script is refused; what was chosen is never replaced", async (t) => {
  const home = homeOf(t);
  place(home, "1.5b", false);
  const refused = await runProgram(t, ["ask", "q"], { env: { FATHOM_HOME: home } });
  assert.equal(refused.code, 78);
  place(home, "1.5b", true);
  const chosen = await runProgram(t, ["ask", "q"], { env: { FATHOM_HOME: home, FATHOM_MODEL: "7b" } });
  assert.equal(chosen.code, 69);
  assert.match(chosen.stderr, /7b is not on this computer[\s\S]*fathom pull 7b/);
});

test("weights that need more memory than there is are refused before loading, with the figures; --force tries", async (t) => {
  const file = join(homeOf(t), "huge.gguf");
  const keys = [
    key("general.architecture", 8, text("qwen2")),
    ...[
      ["block_count", 80],
      ["embedding_length", 8_192],
      ["attention.head_count", 64],
      ["attention.head_count_kv", 8],
    ].map(([name, value]) => key(`qwen2.${name}`, 4, u32(Number(value)))),
    key("tokenizer.ggml.tokens", 9, Buffer.concat([u32(8), Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]), text("a")])),
  ];
  // A file with a hole of 4 TiB: whole by its length, and on no disk.
  writeFileSync(file, ggufBytes({ keys, tensors: [{ dims: [2n ** 40n] }], data: 0 }));
  truncateSync(file, 2 ** 42 + 2 ** 20);
  const { code, stderr } = await runProgram(t, ["ask", "--model", file, "q"]);
  assert.equal(code, 69);
  assert.match(stderr, /needs 4[34]\d\d GB of memory.*this computer has [\d.]+ GB[\s\S]*--force/);
  const forced = await runProgram(t, ["ask", "--model", file, "--force", "q"]);
  assert.notEqual(forced.code, 0);
  assert.doesNotMatch(forced.stderr, /Nothing was loaded/);
});
