import assert from "node:assert/strict";
import { test } from "node:test";
import { type ErrorDetails, errorCodes } from "../../src/model/error.ts";
import type { FinishPart, StartPart, StatusPart } from "../../src/model/part.ts";
import { texts } from "../../src/texts/cli-texts.ts";
import { sentenceOf } from "../../src/texts/error-texts.ts";
import { languageOf, languages } from "../../src/texts/language.ts";

const full: ErrorDetails = {
  host: "h.example",
  model: "m-1",
  keyName: "FATHOM_API_KEY",
  option: "seed",
  file: "./w.gguf",
  status: 418,
  retryAfterMs: 3_000,
  limitMs: 60_000,
  said: "words of the other side",
  near: ["n-1", "n-2"],
};

const holes = /undefined|NaN|\[object|null/;

for (const language of languages) {
  const { errors, cli } = texts[language];

  test(`${language}: every failure has a sentence, with all details and with none`, () => {
    const kinds = Object.keys(errors.kinds);
    assert.ok(kinds.length > 40);
    for (const details of [full, {}, { said: "" }, { near: [] }]) {
      for (const code of errorCodes) {
        for (const kind of [undefined, "a-kind-of-tomorrow", ...kinds]) {
          const { message, hint } = sentenceOf(errors, code, { ...details, ...(kind !== undefined && { kind }) });
          assert.match(message, /^\S.*[.?!”»)]$/s, `${code} ${kind}: ${message}`);
          assert.doesNotMatch(message + hint, holes, `${code} ${kind}`);
        }
      }
    }
  });

  test(`${language}: a kind that an object inherits is none`, () => {
    const { message } = sentenceOf(errors, "config", { kind: "constructor" });
    assert.equal(message, errors.codes.config({}).message);
  });

  test(`${language}: every state and note has words`, () => {
    const states = ["connecting", "loading", "queued", "prompt", "silent", "retrying"] as const;
    for (const state of states) {
      for (const measure of [{}, { done: 1, of: 3 }, { done: 0, of: 0 }]) {
        const said = cli.status({ type: "status", state, ...measure } satisfies StatusPart);
        assert.match(said, /^\p{Lu}.*…/u);
        assert.doesNotMatch(said, holes);
      }
    }
    const start: StartPart = { type: "start", model: "m", host: "h" };
    for (const reason of ["length", "budget", "filter"] as const) {
      for (const thought of ["open", "closed"] as const) {
        const finish: FinishPart = { type: "finish", reason, thought, timing: { totalMs: 1_234 } };
        for (const said of [cli.notes.cut(finish), cli.summary(start, finish), cli.notes.otherModel("a", start)])
          assert.doesNotMatch(said, holes);
      }
    }
  });
}

test("both languages know the same kinds", () => {
  assert.deepEqual(Object.keys(texts.fr.errors.kinds).sort(), Object.keys(texts.en.errors.kinds).sort());
});

test("French is not English", () => {
  for (const code of errorCodes) assert.notEqual(texts.fr.errors.codes[code](full).message, texts.en.errors.codes[code](full).message);
});

test("a locale asks for a language that we speak, or for none", () => {
  for (const [locale, language] of [
    ["fr_CA.UTF-8", "fr"],
    ["FR", "fr"],
    ["fr-BE", "fr"],
    ["en_GB", "en"],
    ["fro", undefined],
    ["C.UTF-8", undefined],
    ["", undefined],
  ] as const) {
    assert.equal(languageOf(locale), language, locale);
  }
});
