import assert from "node:assert/strict";
import { test } from "node:test";
import { lineBatches, mostBuffered } from "../../../src/backends/transport/lines.ts";
import { ChatError } from "../../../src/model/error.ts";
import { drain, replay } from "../../support/replay.ts";

const encode = (text: string) => new TextEncoder().encode(text);

test("gives a batch for each chunk, and at last what has no end", async () => {
  const { items } = await drain(lineBatches(replay(encode("a\r"), encode("\nb\n\nc"), encode("d"))));
  assert.deepEqual(items, [{ lines: ["a"] }, { lines: ["b", ""] }, { lines: [] }, { lines: [], rest: "cd" }]);
});

test("refuses a line that does not end", async () => {
  const { error } = await drain(lineBatches(replay(encode("x".repeat(mostBuffered)), encode("y"))));
  assert.ok(error instanceof ChatError && error.details.kind === "too-large");
});
