import assert from "node:assert/strict";
import { test } from "node:test";
import { shapes } from "../../src/model/shape.ts";
import { openingOf, openingOfOpen } from "../../src/reasoning/opening.ts";

test("a shape that is named outranks the recipe", () => {
  assert.deepEqual(
    [true, false].map((opens) => [undefined, ...shapes].map((shape) => openingOf(shape, opens))),
    [
      ["inside", "tagged", "inside", "plain"],
      ["tagged", "tagged", "inside", "plain"],
    ],
  );
});

test("a reply that goes on begins where it stopped", () => {
  const question = { role: "user", text: "a" } as const;
  const opens = (open?: "reasoning" | "text") =>
    openingOfOpen([question, { role: "assistant", text: "b", ...(open !== undefined && { open }) }]);
  assert.deepEqual(
    [opens("reasoning"), opens("text"), opens(), openingOfOpen([question]), openingOfOpen([])],
    ["continued", "plain", undefined, undefined, undefined],
  );
});
