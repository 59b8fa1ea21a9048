import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findDistill } from "../../src/catalogue/find-distill.ts";
import { fitOf, memoryNeed, speedOf, verdictOf } from "../../src/weights/fit.ts";
import { readGgufHeader } from "../../src/weights/gguf-header.ts";
import { lookAtMachine, type Machine } from "../../src/weights/machine.ts";
import { shapeOf } from "../../src/weights/shape-of.ts";

const KiB = 1_024;
const GiB = 1_024 ** 3;

const machine: Machine = { memoryBytes: 16 * GiB, freeBytes: 12 * GiB, cores: 2, copyRate: 9.3e9, computes: "cpu" };

function of(name: string) {
  const named = findDistill(name);
  assert.ok(named);
  return { shape: named.distill.shape, bytes: named.file.bytes };
}

test("the cache of each distill takes the published bytes a token", () => {
  const published = { "1.5b": 28, "7b": 56, "8b": 128, "14b": 192, "32b": 256, "70b": 320, "r1-0528-qwen3-8b": 144 };
  for (const [name, kib] of Object.entries(published)) {
    const { shape, bytes } = of(name);
    assert.equal(memoryNeed(shape, bytes, 8_192).cache, kib * KiB * 8_192, name);
  }
});

test("memory is near what was measured, and speed is", () => {
  // Measured without a memory map: 1.32 to 1.39 GiB at 2,048 tokens of context.
  const { shape, bytes } = of("1.5b");
  const need = memoryNeed(shape, bytes, 2_048).total / GiB;
  assert.ok(need > 1.32 / 1.15 && need < 1.39 * 1.15, String(need));
  // 24.8 tokens a second for the 1.5B, 5.5 for the 7B.
  for (const [name, measured] of [
    ["1.5b", 24.8],
    ["7b", 5.5],
  ] as const) {
    const ratio = speedOf(of(name).bytes, machine) / measured;
    assert.ok(ratio > 1 / 1.5 && ratio < 1.5, `${name}: ${ratio}`);
  }
});

test("a verdict follows from the whole memory, and from what is free", () => {
  assert.equal(verdictOf(8 * GiB, machine), "fits");
  assert.equal(verdictOf(12.5 * GiB, machine), "tight");
  assert.equal(verdictOf(14 * GiB, machine), "tight");
  assert.equal(verdictOf(15.5 * GiB, machine), "no");
  const { shape, bytes } = of("70b");
  assert.equal(fitOf(shape, bytes, 4_096, machine).verdict, "no");
  const { minutes, tokensPerSecond } = fitOf(of("7b").shape, of("7b").bytes, 4_096, machine);
  assert.equal(minutes.long, 4_000 / tokensPerSecond / 60);
  assert.equal(minutes.long, 4 * minutes.short);
});

test("this computer has memory, cores and a speed", () => {
  const { memoryBytes, freeBytes, cores, copyRate } = lookAtMachine();
  assert.ok(memoryBytes > 0.25 * GiB && freeBytes > 0 && freeBytes <= memoryBytes * 1.01);
  assert.ok(cores >= 1 && copyRate > 1e8 && copyRate < 1e12);
});

test("a file's shape is read from its header, and absent where it does not say", () => {
  const bytes = readFileSync("models/fathom-tiny/fathom-tiny.gguf");
  const header = readGgufHeader(bytes, bytes.length);
  assert.deepEqual(shapeOf(header), { layers: 6, kvHeads: 2, headDim: 32, vocabulary: 272 });
  assert.equal(shapeOf({ ...header, values: new Map([...header.values, ["qwen2.block_count", Number.NaN]]) }), undefined);
  assert.equal(shapeOf({ ...header, values: new Map() }), undefined);
});
