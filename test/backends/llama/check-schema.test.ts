import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkSchema } from "../../../src/backends/llama/check-schema.ts";
import { ChatError } from "../../../src/model/error.ts";

function saidOf(schema: unknown): string | undefined {
  try {
    checkSchema(schema);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ChatError && error.code === "usage" && error.details.kind === "schema-refused", String(error));
    return error.details.said;
  }
}

test("lets by what the engine's grammars hold an answer to", () => {
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: {
      name: { type: "string", minLength: 1, description: "whose" },
      grade: { enum: ["a", "b", null] },
      tags: { type: "array", items: { $ref: "#/$defs/tag" }, maxItems: 3 },
      either: { oneOf: [{ const: 1 }, { type: ["string", "null"] }] },
    },
    required: ["name"],
    additionalProperties: false,
    $defs: { tag: { type: "string" } },
  };
  assert.equal(saidOf(schema), undefined);
});

test("names the word that it would pass over, and where it stands", () => {
  assert.equal(saidOf({ type: "object", properties: { n: { type: "integer", minimum: 3 } } }), "“minimum” at /properties/n");
  assert.equal(saidOf({ type: "array", items: { anyOf: [] } }), "“anyOf” at /items");
  assert.equal(saidOf({ type: "nonsense" }), 'the type "nonsense" at /');
  assert.equal(saidOf({ type: ["object", "null"] }), 'the type ["object","null"] at /');
  assert.equal(saidOf({}), "no type at /");
  assert.equal(saidOf({ oneOf: [{ type: "string" }, 4] }), "no object at /oneOf/1");
});

test("any JSON is let by or refused", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => void saidOf(value)));
});
