import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { HeaderFault, NeedsMore } from "../../src/weights/gguf-cursor.ts";
import { readGgufHeader } from "../../src/weights/gguf-header.ts";
import { type GgufParts, ggufBytes, key, text, u32, u64 } from "../support/gguf-bytes.ts";

const all = 2n ** 64n - 1n;
const architecture = key("general.architecture", 8, text("qwen2"));
const aligned = (type: number, value: number) => [architecture, key("general.alignment", type, u32(value))];
const two = (second: object, first: object = {}) => ({ tensors: [first, { offset: 128n, ...second }] });

/** The kinds of llama.cpp's own test of broken files, and some of ours. */
const broken: Readonly<Record<string, GgufParts>> = {
  "bad magic": { magic: "FUGG" },
  "version 0": { version: 0 },
  "version 1": { version: 1 },
  "a version of tomorrow": { version: 4 },
  "a version of the other byte order": { version: 0x0300_0000 },
  "too many tensors": { tensorCount: all },
  "too many keys": { keyCount: all },
  "more tensors than the file can list": { tensorCount: 1_000n },
  "a key's length": { keys: [Buffer.concat([u64(all), Buffer.from("key"), u32(4), u32(1)])] },
  "an empty key": { keys: [key("", 4, u32(1))] },
  "a type of value that does not exist": { keys: [key("key", 13, u32(1))] },
  "a type of list that does not exist": { keys: [key("key", 9, Buffer.concat([u32(13), u64(1n), u32(1)]))] },
  "a list of lists": { keys: [key("key", 9, Buffer.concat([u32(9), u64(1n), u32(4), u64(0n)]))] },
  "a value's length": { keys: [key("key", 8, u64(all))] },
  "a list's length": { keys: [key("key", 9, Buffer.concat([u32(4), u64(all)]))] },
  "a list of texts beyond the file": { keys: [key("key", 9, Buffer.concat([u32(8), u64(2n), text("a"), u64(all)]))] },
  "a key twice": { keys: [architecture, architecture] },
  "an alignment that is no power of two": { keys: aligned(4, 13), alignment: 13 },
  "an alignment of nothing": { keys: aligned(4, 0) },
  "an alignment of the wrong type": { keys: aligned(5, 32) },
  "a name's length": two({ name: u64(all) }),
  "a name that is too long": two({ name: text("n".repeat(64)) }),
  "too many dimensions": two({ dims: [32n, 1n, 1n, 1n, 1n] }),
  "a negative dimension": two({ dims: [-1n] }),
  "a dimension of nothing": two({ dims: [0n] }),
  "more numbers than can be counted": two({ dims: [2n ** 40n, 2n ** 40n, 1n, 1n] }),
  "more bytes than can be counted": two({ dims: [2n ** 53n - 32n], type: 27 }),
  "two tensors whose sum overflows": two({ dims: [0x7fff_ffff_ffff_ffc0n], type: 24 }, { dims: [0x7fff_ffff_ffff_ffc0n], type: 24 }),
  "a type of tensor that does not exist": two({ type: 99 }),
  "a type of tensor that was withdrawn": two({ type: 4 }),
  "a row that fills no block": two({ dims: [33n], type: 2 }),
  "an offset inside another tensor": two({ offset: 96n }),
  "an offset that leaves a gap": two({ offset: 160n }),
  "an offset out of line": two({ offset: 129n }),
  "a name twice": two({ name: text("tensor_0") }),
  "another alignment than the offsets'": { keys: aligned(4, 256), alignment: 256 },
  "not enough data": { data: 255 },
  "no data": { data: 0 },
};

test(`${Object.keys(broken).length} kinds of broken header are refused`, () => {
  readGgufHeader(ggufBytes(), ggufBytes().length);
  for (const [name, parts] of Object.entries(broken)) {
    const bytes = ggufBytes(parts);
    assert.throws(() => readGgufHeader(bytes, bytes.length), HeaderFault, name);
  }
});

test("what is right is taken: another alignment, the older version, what the file says of its model", () => {
  const wide = ggufBytes({ keys: aligned(4, 64), alignment: 64, version: 2 });
  assert.equal(readGgufHeader(wide, wide.length).bytes, wide.length);
  const bytes = readFileSync("models/fathom-tiny/fathom-tiny.gguf");
  const { values, tensors, bytes: length } = readGgufHeader(bytes, bytes.length);
  assert.equal(length, bytes.length);
  assert.equal(tensors, 74);
  assert.equal(values.get("qwen2.block_count"), 6);
  assert.equal(values.get("tokenizer.ggml.tokens"), 272);
});

test("a file that ends anywhere is refused; a beginning of a whole file asks for more or is enough", () => {
  const bytes = ggufBytes();
  const head = bytes.length - 256;
  for (let end = 0; end < bytes.length; end++) {
    const start = bytes.subarray(0, end);
    assert.throws(() => readGgufHeader(start, end), HeaderFault, `ends at ${end}`);
    if (end < head - 32) assert.throws(() => readGgufHeader(start, bytes.length), NeedsMore, `read up to ${end}`);
  }
});

/** Nothing but the two answers that it may give. */
function read(bytes: Buffer, fileBytes: number): void {
  try {
    readGgufHeader(bytes, fileBytes);
  } catch (error) {
    assert.ok(error instanceof HeaderFault || error instanceof NeedsMore, String(error));
  }
}

test("random bytes, with and without a good beginning, are read or refused", () => {
  const start = ggufBytes();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(start.length), fc.nat(2 ** 40), (random, from, extra) => {
      const bytes = Buffer.concat([start.subarray(0, from), random]);
      read(bytes, bytes.length + extra);
      read(Buffer.from(random), random.length);
    }),
    { numRuns: 5_000 },
  );
});

test("a flipped bit of a header is refused, or changes no place where the engine would look for data", () => {
  const bytes = ggufBytes();
  for (let bit = 0; bit < (bytes.length - 256) * 8; bit++) {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8((flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
    try {
      assert.ok(readGgufHeader(flipped, flipped.length).bytes <= bytes.length, `bit ${bit}`);
    } catch (error) {
      assert.ok(error instanceof HeaderFault, `bit ${bit}: ${error}`);
    }
  }
});
