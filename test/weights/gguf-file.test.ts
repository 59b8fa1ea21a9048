import assert from "node:assert/strict";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { ChatError } from "../../src/model/error.ts";
import { checkGgufFile } from "../../src/weights/gguf-file.ts";
import { ggufBytes, key, text, u32, u64 } from "../support/gguf-bytes.ts";

function write(t: TestContext, bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "fathom-gguf-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "w.gguf");
  writeFileSync(file, bytes);
  return file;
}

const kindOf = (file: string) =>
  checkGgufFile(file).then(
    () => "fine",
    (error: unknown) => (error instanceof ChatError && error.code === "weights" ? error.details.kind : String(error)),
  );

test("each way of being no weights file has its kind", async (t) => {
  assert.equal(await kindOf(write(t, ggufBytes())), "fine");
  assert.equal(await kindOf(write(t, Buffer.from("<html></html>"))), "not-gguf");
  assert.equal(await kindOf(write(t, Buffer.alloc(0))), "not-gguf");
  assert.equal(await kindOf(write(t, Buffer.from("GGUF"))), "truncated");
  assert.equal(await kindOf(write(t, ggufBytes({ data: 255 }))), "truncated");
  assert.equal(await kindOf(write(t, ggufBytes({ version: 1 }))), "gguf-version");
  assert.equal(await kindOf(write(t, ggufBytes({ keyCount: 3n }))), "bad-header");
  assert.equal(await kindOf("test"), "unreadable");
  assert.equal(await kindOf("test/nowhere.gguf"), "missing-file");
});

test("a header longer than the first reading is read to its end, with the file of 1 TiB behind it", async (t) => {
  const words = 200_000;
  const list = Buffer.concat([u32(8), u64(BigInt(words)), ...Array.from({ length: words }, (_, at) => text(`token ${at}`))]);
  const keys = [key("tokenizer.ggml.tokens", 9, list), key("general.architecture", 8, text("llama"))];
  const file = write(t, ggufBytes({ keys, tensors: [{ dims: [2n ** 38n] }], data: 0 }));
  assert.equal(await kindOf(file), "truncated");
  truncateSync(file, 2 ** 40 + 2 ** 24);
  const { values } = await checkGgufFile(file);
  assert.equal(values.get("tokenizer.ggml.tokens"), words);
  assert.equal(values.get("general.architecture"), "llama");
});
