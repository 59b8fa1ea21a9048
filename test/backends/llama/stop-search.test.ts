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

test("what is shown ends before the first stop string, wherever the text is cut", () => {
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 8 }), fc.array(letters, { maxLength: 3 }), (pieces, stops) => {
      const text = pieces.join("");
      const ends = stops.filter((stop) => stop !== "").map((stop) => text.indexOf(stop));
      const first = Math.min(...ends.filter((at) => at >= 0));
      const found = first !== Number.POSITIVE_INFINITY;
      assert.deepEqual(play(pieces, stops), { shown: found ? text.slice(0, first) : text, found });
    }),
    { numRuns: 2_000 },
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
