import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { hosts } from "../src/catalogue/hosts.ts";
import { weights } from "../src/catalogue/weights.ts";
import * as surface from "../src/index.ts";
import {
  castsGiveAReason,
  noNamesInCode,
  nothingHappensOnImport,
  onlyCliPrintsOrExits,
  onlyConfigReadsTheEnvironment,
} from "./structure/absences.ts";
import { beyondTheCore } from "./structure/beyond-the-core.ts";
import { countLines, everySourceIsTested, filesAreShort, forbiddenStrings, namesSaySomething } from "./structure/files.ts";
import { browserFoldersKnowNoNode, importsFollowTheMap, packagesStayHome } from "./structure/imports.ts";
import { type Check, filesUnder, sourcesUnder } from "./structure/source.ts";
import { testedElsewhere } from "./structure/tested-elsewhere.ts";

const sources = sourcesUnder("src");

/** Thin is a number: lines of code in `src`, without data, sentences and comments. What goes over it names what it replaces. */
const mostLines = 9_000;

const liesIn = (path: string, folders: readonly string[]) => folders.some((folder) => path.startsWith(`${folder}/`));

const names = [...hosts.flatMap(({ id, models }) => [id, ...models]), ...weights.map(({ id }) => id)];

const checks: readonly (readonly [string, Check])[] = [
  ["imports follow the map", importsFollowTheMap],
  ["what a browser may load knows no Node", browserFoldersKnowNoNode],
  ["a package is used only where it is at home", packagesStayHome],
  ["only config reads the environment", onlyConfigReadsTheEnvironment],
  ["only cli prints, reads arguments or exits", onlyCliPrintsOrExits],
  ["nothing happens on import", nothingHappensOnImport],
  ["a cast gives its reason", castsGiveAReason],
  ["no host's or model's name stands in code", noNamesInCode(names)],
  ["no file is longer than 300 lines", filesAreShort],
  ["every file's name says something", namesSaySomething],
  [
    "every source that does something has a test",
    everySourceIsTested(
      sourcesUnder("test").filter(({ path }) => path.endsWith(".test.ts")),
      testedElsewhere,
    ),
  ],
];

for (const [name, check] of checks) {
  test(name, () => {
    assert.ok(sources.length > 30, `only ${sources.length} sources seen`);
    assert.deepEqual(check(sources), []);
  });
}

test("src stays thin", (context) => {
  const core = sources.filter(({ path }) => !beyondTheCore.some(({ folders }) => liesIn(path, folders)));
  const lines = countLines(core);
  context.diagnostic(`${lines} of at most ${mostLines} lines; with what replaces something, ${countLines(sources)}`);
  assert.ok(lines > 1_000, "the count saw too little");
  assert.ok(lines <= mostLines, `${lines} lines: what goes over names what it replaces`);
});

for (const { folders, most, replaces } of beyondTheCore) {
  test(`${folders.join(" and ")}: thinner than what it replaces, ${replaces}`, (context) => {
    const lines = countLines(sources.filter(({ path }) => liesIn(path, folders)));
    context.diagnostic(`${lines} of at most ${most} lines`);
    assert.ok(lines > 0 && lines <= most, `${lines} lines`);
  });
}

test("no file names a registry or a path of somebody's machine", () => {
  const files = filesUnder("")
    .filter((path) => !/\.(?:gguf|png|woff2)$/.test(path))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
  assert.ok(files.length > sources.length);
  assert.deepEqual(forbiddenStrings(files), []);
});

test("the public surface is this list", () => {
  assert.deepEqual(Object.keys(surface).sort(), [
    "ChatError",
    "collect",
    "createSplitter",
    "describe",
    "errorCodes",
    "families",
    "openModel",
    "openScript",
    "resolveTarget",
    "retrying",
    "shapes",
  ]);
});
