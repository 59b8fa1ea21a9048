import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import fc from "fast-check";
import { excerptOf, matchOf, searchable } from "../../../src/conversation/sqlite/search.ts";

test("no search is a slip of grammar", () => {
  const db = new DatabaseSync(":memory:");
  db.exec("CREATE VIRTUAL TABLE search USING fts5 (text)");
  const find = db.prepare("SELECT rowid FROM search WHERE search MATCH ?");
  const words = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.stringMatching(/^["*():^+\-a-z ]{0,20}$/),
    fc.constantFrom("AND", "a OR", "NEAR(a b)"),
  );
  fc.assert(
    fc.property(words, (said) => {
      const match = matchOf(said.replaceAll("\0", ""));
      if (match !== undefined) find.all(match);
    }),
    { numRuns: 1_000 },
  );
  db.close();
});

test("an excerpt shows the word on one line, wherever it stands and however it is written", () => {
  const far = `${"before ".repeat(50)}the Éléphant\nsits${" behind".repeat(50)}`;
  assert.match(excerptOf(["nothing", far], "elephant"), /^….*the Éléphant sits behind.*…$/);
  assert.equal(excerptOf(["two words", ""], "nowhere"), "two words");
  assert.equal(excerptOf([], "x"), "");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (text, words) => {
      const excerpt = excerptOf([text], words);
      assert.ok(excerpt.isWellFormed() && !/[\n\r]/.test(excerpt));
    }),
  );
});

test("each character of a script without blanks is a word", () => {
  assert.equal(searchable("R1思考a"), "R1 思  考 a");
  assert.equal(matchOf("思考"), '" 思  考 "');
});

test("the last word may be a beginning, unless it is quoted or a single letter", () => {
  assert.equal(matchOf('carry "the one'), '"carry" "the" "one" *');
  assert.equal(matchOf('carry "the one"'), '"carry" "the one"');
  assert.equal(matchOf("plan b"), '"plan" "b"');
  assert.equal(matchOf("?! *"), undefined);
});
