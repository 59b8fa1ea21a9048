import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { DistillFile } from "../../src/catalogue/distill.ts";
import { ChatError } from "../../src/model/error.ts";
import { findWeights, noteVerified, placeOf, verifyWeights } from "../../src/weights/local-weights.ts";
import { sha256Of } from "../support/mock-hub.ts";

const bytes = Buffer.from("weights");
const file: DistillFile = { quantisation: "q4", repository: "org/name", file: "w.gguf", bytes: 7, sha256: sha256Of(bytes) };
const { signal } = new AbortController();

function placesOf(t: TestContext) {
  const root = mkdtempSync(join(tmpdir(), "fathom-local-"));
  t.after(() => rmSync(root, { recursive: true }));
  return { folder: join(root, "weights"), hubCache: join(root, "hub") };
}

test("what was checked stays checked until it changes", async (t) => {
  const places = placesOf(t);
  assert.equal(findWeights(file, places), undefined);
  const path = placeOf(file, places);
  mkdirSync(places.folder);
  writeFileSync(path, bytes);
  assert.deepEqual(findWeights(file, places), { path, verified: false });
  await verifyWeights({ file, path, places, signal });
  assert.deepEqual(findWeights(file, places), { path, verified: true });
  utimesSync(path, 1, 1);
  assert.equal(findWeights(file, places)?.verified, false);
  await noteVerified(file, path, places);
  assert.equal(findWeights(file, places)?.verified, true);
  assert.equal(findWeights({ ...file, sha256: "0".repeat(64) }, places)?.verified, false);
  writeFileSync(path, "Weights");
  assert.equal(findWeights(file, places)?.verified, false);
  const wrong = await verifyWeights({ file, path, places, signal }).catch((error: unknown) => error);
  assert.ok(wrong instanceof ChatError && wrong.details.kind === "hash-mismatch");
  assert.deepEqual(readFileSync(path, "utf8"), "Weights");
});

test("the hub's own cache is looked at, by checksum", async (t) => {
  const places = placesOf(t);
  const blobs = join(places.hubCache, "models--org--name", "blobs");
  mkdirSync(blobs, { recursive: true });
  const path = join(blobs, sha256Of(bytes));
  writeFileSync(path, bytes);
  assert.deepEqual(findWeights(file, places), { path, verified: false });
  await verifyWeights({ file, path, places, signal });
  assert.deepEqual(findWeights(file, places), { path, verified: true });
  const { sha256: _, ...unknown } = file;
  assert.equal(findWeights(unknown, places), undefined);
});
