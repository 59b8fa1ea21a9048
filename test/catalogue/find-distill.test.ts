import assert from "node:assert/strict";
import { test } from "node:test";
import { distills, preferred } from "../../src/catalogue/distills.ts";
import { allDistills, findDistill } from "../../src/catalogue/find-distill.ts";
import { hubUrl } from "../../src/catalogue/hub.ts";

test("every entry can be used: unique names, sizes, checksums, files", () => {
  const all = allDistills();
  assert.ok(all.length > 30);
  for (const key of ["id", "file"] as const) {
    const seen = all.map((one) => (key === "id" ? one.id : one.file.file));
    assert.equal(new Set(seen).size, all.length, key);
  }
  for (const { id, file } of all) {
    assert.equal(findDistill(id)?.file, file);
    assert.ok(file.bytes > 5e8 && file.bytes < 5e10, id);
    assert.match(file.file, /^[\w.-]+\.gguf$/);
    assert.match(file.repository, /^[\w-]+\/[\w.-]+-GGUF$/);
    if (file.sha256 !== undefined) assert.match(file.sha256, /^[0-9a-f]{64}$/);
  }
  assert.equal(new Set(all.flatMap(({ file }) => file.sha256 ?? [])).size, all.filter(({ file }) => file.sha256).length);
  // What the short name alone means, and what is chosen unasked, can be checked.
  assert.deepEqual([...preferred].sort(), distills.map(({ id }) => id).sort());
  for (const id of preferred) assert.ok(findDistill(id)?.file.sha256, id);
});

test("names are found in any case, with and without the quantisation", () => {
  assert.equal(findDistill("7B")?.id, "7b");
  assert.equal(findDistill("7b:Q4_K_M")?.id, "7b");
  assert.equal(findDistill("7b:q8_0")?.id, "7b:q8_0");
  for (const name of ["", "7", "7b:", "7b:q9", "constructor", "r1"]) assert.equal(findDistill(name), undefined, name);
});

test("the address of a file is the hub's", () => {
  assert.equal(hubUrl("https://hub.example", "o/r", "a b.gguf"), "https://hub.example/o/r/resolve/main/a%20b.gguf");
  assert.equal(hubUrl("https://hub.example", "o/r", "f.gguf", "c0ffee"), "https://hub.example/o/r/resolve/c0ffee/f.gguf");
});
