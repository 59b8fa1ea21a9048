import assert from "node:assert/strict";
import { test } from "node:test";
import { readFlags, readNumber } from "../../src/cli/flags.ts";
import { ChatError, type ErrorDetails } from "../../src/model/error.ts";

const flags = { model: { type: "string", short: "m" }, json: { type: "boolean" }, "max-tokens": { type: "string" } } as const;

function usage(run: () => unknown): ErrorDetails {
  try {
    run();
  } catch (error) {
    if (error instanceof ChatError && error.code === "usage") return error.details;
    throw error;
  }
  return assert.fail("nothing was refused");
}

test("flags and words are told apart, and the last of two wins", () => {
  const { given, words } = readFlags(flags, ["-m", "a", "one", "--json", "--model=b", "-", "--", "--two"]);
  assert.deepEqual(given, { model: "b", json: true });
  assert.deepEqual(words, ["one", "-", "--two"]);
});

test("an unknown flag is refused with the nearest one", () => {
  const { kind, said, near } = usage(() => readFlags(flags, ["--modle", "x"]));
  assert.deepEqual({ kind, said, near }, { kind: "unknown-flag", said: "--modle", near: ["--model"] });
});

test("a flag without its value is refused, also when another flag follows", () => {
  assert.equal(usage(() => readFlags(flags, ["--model"])).kind, "missing-value");
  assert.equal(usage(() => readFlags(flags, ["--model", "--json"])).option, "model");
  assert.equal(usage(() => readFlags(flags, ["--json=yes"])).kind, "bad-value");
});

test("a number is read strictly, and the option is named", () => {
  const range = { option: "max-tokens", min: 1, whole: true };
  assert.equal(readNumber("12", range), 12);
  assert.equal(readNumber(undefined, range), undefined);
  assert.equal(readNumber(".5", { option: "temperature", min: 0 }), 0.5);
  for (const text of ["0", "-1", "abc", "1.5", "1e3", "0x10", "", " ", "NaN", "Infinity", "99999999999999999999"]) {
    assert.equal(usage(() => readNumber(text, range)).option, "max-tokens", text);
  }
});

test("a flag that may be given several times counts each time", () => {
  const several = { ...flags, also: { type: "string", multiple: true } } as const;
  assert.deepEqual(readFlags(several, ["--also", "a", "--also=b"]).given, { also: ["a", "b"] });
  assert.deepEqual(readFlags(several, []).given, {});
  assert.equal(usage(() => readFlags(several, ["--also"])).kind, "missing-value");
});
