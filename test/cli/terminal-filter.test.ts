import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { safeForTerminal } from "../../src/cli/terminal-filter.ts";

/** Judged by number and not by the filter's own expression. */
function isDangerous(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  const within = (from: number, to: number) => point >= from && point <= to;
  if (point === 0x0a || point === 0x09) return false;
  return (
    within(0, 0x1f) ||
    within(0x7f, 0x9f) ||
    within(0x202a, 0x202e) ||
    within(0x2066, 0x2069) ||
    within(0xd800, 0xdfff) ||
    within(0xe0000, 0xe007f)
  );
}

const unit = fc.oneof(
  fc.constantFrom(
    "\u001b",
    "\u009b",
    "\r",
    "\b",
    "\u007f",
    "\u202e",
    "\u2066",
    "\u{e0041}",
    "\ud83d",
    "\ude00",
    "[2J",
    "]0;x\u0007",
    "\n",
    "\t",
    "é",
  ),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
);

test("nothing that a terminal obeys comes through, whatever the cutting", () => {
  let dangerous = 0;
  fc.assert(
    fc.property(fc.array(fc.array(unit).map((units) => units.join(""))), (pieces) => {
      if ([...pieces.join("")].some(isDangerous)) dangerous++;
      const shown = pieces.map(safeForTerminal).join("");
      assert.deepEqual([...shown].filter(isDangerous), []);
    }),
    { numRuns: 5_000 },
  );
  assert.ok(dangerous > 1_000, `only ${dangerous} texts held anything to remove`);
});

test("ordinary text is left as it is", () => {
  const text = "Déjà vu:\n\t日本語 👩‍👩‍👧 العربية ≤ ½\n";
  assert.equal(safeForTerminal(text), text);
});
