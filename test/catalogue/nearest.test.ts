import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "../../src/catalogue/nearest.ts";

const known = ["ask", "chat", "eval", "serve", "openrouter"];

test("one slip of the fingers is found, nearest first", () => {
  assert.equal(nearest("sak", known)[0], "ask");
  assert.deepEqual(nearest("chta", known), ["chat"]);
  assert.deepEqual(nearest("OpenRuter", known), ["openrouter"]);
});

test("a beginning is enough", () => {
  assert.deepEqual(nearest("openr", known), ["openrouter"]);
});

test("what resembles nothing gives nothing", () => {
  assert.deepEqual(nearest("zzzzzzzzzz", known), []);
});
