import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../../../src/texts/language.ts";
import { firstLanguageOf, pageTexts } from "../../../src/texts/page/texts.ts";

test("every language says everything, in its own words", () => {
  const keys = Object.keys(pageTexts.en).sort();
  for (const language of languages) assert.deepEqual(Object.keys(pageTexts[language]).sort(), keys, language);
  const shared = keys.filter((key) => {
    const [a, b] = languages.map((language) => Object.entries(pageTexts[language]).find(([name]) => name === key)?.[1]);
    return typeof a === "string" && a === b;
  });
  // The name of the product, and what both languages happen to spell alike.
  assert.deepEqual(shared, ["conversation", "conversations", "title"]);
});

test("the first language that the page speaks is taken", () => {
  assert.equal(firstLanguageOf(["de-DE", "fr-CA", "en"]), "fr");
  assert.equal(firstLanguageOf(["EN-gb"]), "en");
  assert.equal(firstLanguageOf(["ja"]), "en");
  assert.equal(firstLanguageOf([]), "en");
});
