import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { triedTable } from "./tried-table.ts";

test("README prints what has been tried just as the catalogue has it", () => {
  const between = /<!-- tried:begin -->\n([\s\S]*?)\n<!-- tried:end -->/.exec(readFileSync("README.md", "utf8"));
  assert.equal(between?.[1], triedTable());
});
