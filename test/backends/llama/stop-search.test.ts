import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { stopSearch } from "../../../src/backends/llama/stop-search.ts";

/** Few letters, so that stop strings and their beginnings turn up often. */
const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 12 });

function play(pieces: readonly string[], stops: readonly string[]) {
  const search = stopSearch(stops);
  const shown = pieces.map((piece) => search.push(piece)).join("") + search.end();
  return { shown, found: search.found() };
}

/** What comes before the stop string that is complete first, found letter by letter. */
function before(text: string, stops: readonly string[]): string | undefined {
  for (let end = 1; end <= text.length; end++) {
    const longest = stops.filter((stop) => stop !== "" && text.slice(0, end).endsWith(stop)).sort((a, b) => b.length - a.length)[0];
    if (longest !== undefined) return text.slice(0, end - longest.length);
  }
  return undefined;
}

test("what is shown ends before the first stop string, wherever the text is cut", () => {
  void fc.assert(
    fc.property(fc.array(letters, { maxLength: 8 }), fc.array(letters, { maxLength: 3 }), (pieces, stops) => {
      const text = pieces.join("");
      const shown = before(text, stops);
      assert.deepEqual(play(pieces, stops), { shown: shown ?? text, found: shown !== undefined });
    }),
    { numRuns: 5_000 },
  );
});

test("only the beginning of a possible stop string is held back", () => {
  const search = stopSearch(["END"]);
  assert.equal(search.push("one E"), "one ");
  assert.equal(search.push("N"), "");
  assert.equal(search.push("T two"), "ENT two");
  assert.equal(search.push("END three"), "");
  assert.equal(search.push("four"), "");
  assert.equal(search.found(), true);
});
