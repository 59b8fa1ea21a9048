import assert from "node:assert/strict";
import { test } from "node:test";
import { shapes } from "../../src/model/shape.ts";
import { openingOf } from "../../src/reasoning/opening.ts";

test("a shape that is named outranks the recipe", () => {
  assert.deepEqual(
    [true, false].map((opens) => [undefined, ...shapes].map((shape) => openingOf(shape, opens))),
    [
      ["inside", "tagged", "inside", "plain"],
      ["tagged", "tagged", "inside", "plain"],
    ],
  );
});
