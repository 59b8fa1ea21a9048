import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import { test } from "node:test";
import { weightsFile } from "../../src/backends/weights-file.ts";
import { weights } from "../../src/catalogue/weights.ts";
import { ChatError } from "../../src/model/error.ts";

test("finds the weights that come with the package", () => {
  const [tiny] = weights;
  assert.ok(tiny !== undefined);
  const file = weightsFile({ kind: "weights", id: tiny.id, file: tiny.path, packaged: true, family: "r1" });
  assert.ok(isAbsolute(file) && existsSync(file));
});

test("leaves a user's own path as it is, but absolute", () => {
  assert.ok(isAbsolute(weightsFile({ kind: "weights", id: "w", file: "./w.gguf", family: "r1" })));
});

test("says which packaged file is missing", () => {
  assert.throws(
    () => weightsFile({ kind: "weights", id: "w", file: "models/absent.gguf", packaged: true, family: "r1" }),
    (error) => error instanceof ChatError && error.code === "weights" && error.details.file === "models/absent.gguf",
  );
});
