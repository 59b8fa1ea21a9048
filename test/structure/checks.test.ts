import assert from "node:assert/strict";
import { test } from "node:test";
import {
  castsGiveAReason,
  noNamesInCode,
  nothingHappensOnImport,
  onlyCliPrintsOrExits,
  onlyConfigReadsTheEnvironment,
} from "./absences.ts";
import { countLines, everySourceIsTested, filesAreShort, forbiddenStrings, namesSaySomething } from "./files.ts";
import { browserFoldersKnowNoNode, importsFollowTheMap, packagesStayHome } from "./imports.ts";
import { type Check, sourceOf } from "./source.ts";

/** A check, and sources that it must refuse and must let by: `[path, text]`. */
const cases: readonly { check: Check; bad: readonly (readonly [string, string])[]; good: readonly (readonly [string, string])[] }[] = [
  {
    check: importsFollowTheMap,
    bad: [
      ["src/model/a.ts", 'import { b } from "../reasoning/b.ts";'],
      ["src/model/a.ts", 'import type { B } from "../wire/b.ts";'],
      ["src/model/a.ts", 'export * from "../wire/b.ts";'],
      ["src/model/a.ts", 'type B = import("../wire/b.ts").B;'],
      ["src/evaluation/a.ts", 'const open = () => import("../backends/open.ts");'],
      ["src/backends/llama/a.ts", 'import { b } from "../openai/b.ts";'],
      ["src/backends/a.ts", "const open = (name: string) => import(name);"],
      ["src/model/a.ts", 'import { b } from "../index.ts";'],
      ["src/elsewhere/a.ts", "export {};"],
    ],
    good: [
      [
        "src/backends/llama/a.ts",
        'import { b } from "../transport/b.ts"; import { c } from "../open.ts"; import { d } from "../../model/d.ts";',
      ],
      ["src/backends/open.ts", 'const open = () => import("./llama/a.ts");'],
    ],
  },
  {
    check: browserFoldersKnowNoNode,
    bad: [["src/texts/a.ts", 'import { join } from "node:path";']],
    good: [["src/server/a.ts", 'import { join } from "node:path";']],
  },
  {
    check: packagesStayHome,
    bad: [
      ["src/server/a.ts", 'import type { Llama } from "node-llama-cpp";'],
      ["src/cli/a.ts", 'const hono = () => import("hono/cookie");'],
      ["src/cli/a.ts", 'import chalk from "chalk";'],
      ["src/web/a.ts", 'import { serve } from "@hono/node-server/x";'],
    ],
    good: [
      ["src/server/a.ts", 'import { getCookie } from "hono/cookie"; import { serve } from "@hono/node-server";'],
      ["src/backends/llama/a.ts", 'const load = () => import("node-llama-cpp");'],
    ],
  },
  {
    check: onlyConfigReadsTheEnvironment,
    bad: [
      ["src/cli/a.ts", "const home = () => process.env.HOME;"],
      ["src/cli/a.ts", 'const home = () => process["env"];'],
    ],
    good: [["src/config/a.ts", "const home = () => process.env.HOME;"]],
  },
  {
    check: onlyCliPrintsOrExits,
    bad: [
      ["src/server/a.ts", 'const say = () => console.log("hi");'],
      ["src/server/a.ts", 'const say = () => process.stdout.write("hi");'],
      ["src/server/a.ts", "const end = () => process.exit(1);"],
      ["src/config/a.ts", "const given = () => process.argv;"],
    ],
    good: [["src/cli/a.ts", "const end = () => process.exit(1);"]],
  },
  {
    check: nothingHappensOnImport,
    bad: [
      ["src/model/a.ts", "start();"],
      ["src/model/a.ts", "let count = 0;"],
      ["src/model/a.ts", "export let count = 0;"],
      ["src/model/a.ts", "export const page = await fetch(address);"],
      ["src/model/a.ts", "if (loud) begin();"],
      ["src/model/a.ts", "export default start();"],
    ],
    good: [
      ["src/model/a.ts", "export const names = [1]; export async function run() { await go(); } export interface A {}"],
      ["src/model/a.ts", "export const run = async () => { await go(); };"],
      ["src/cli/entry.ts", "await main();"],
    ],
  },
  {
    check: castsGiveAReason,
    bad: [
      ["src/model/a.ts", "const a = b as string;"],
      ["src/model/a.ts", "const a = b as unknown as string;"],
    ],
    good: [
      ["src/model/a.ts", "const a = [1] as const;"],
      ["src/model/a.ts", "// The parser has looked at it.\nconst a = b as string;"],
    ],
  },
  {
    check: noNamesInCode(["acme", "acme/one"]),
    bad: [
      ["src/backends/a.ts", 'const odd = (host: string) => host === "acme";'],
      ["src/cli/a.ts", 'const first = "acme/one";'],
    ],
    good: [["src/catalogue/a.ts", 'const first = "acme/one";']],
  },
  {
    check: filesAreShort,
    bad: [["src/model/a.ts", "\n".repeat(301)]],
    good: [
      ["src/model/a.ts", "\n".repeat(300)],
      ["src/texts/en.ts", "\n".repeat(500)],
    ],
  },
  {
    check: namesSaySomething,
    bad: [
      ["src/model/utils.ts", ""],
      ["src/helpers/a.ts", ""],
      ["src/model/key-manager.ts", ""],
    ],
    good: [["src/model/commonality.ts", ""]],
  },
  {
    check: everySourceIsTested([sourceOf("test/model/b.test.ts", 'import { c } from "../../src/model/c.ts";')], {}),
    bad: [["src/model/a.ts", "export const a = () => 1;"]],
    good: [
      ["src/model/b.ts", "export const a = () => 1;"],
      ["src/model/c.ts", "export const a = () => 1;"],
      ["src/model/types.ts", 'export type A = 1; export { b } from "./b.ts"; export const names = ["a"];'],
    ],
  },
];

for (const { check, bad, good } of cases) {
  for (const [path, text] of bad) {
    test(`refuses ${path}: ${text.slice(0, 80).trim()}`, () => {
      assert.equal(check([sourceOf(path, text)]).length, 1);
    });
  }
  for (const [path, text] of good) {
    test(`lets by ${path}: ${text.slice(0, 80).trim()}`, () => {
      assert.deepEqual(check([sourceOf(path, text)]), []);
    });
  }
}

test("a table of tests that has gone stale is a slip itself", () => {
  const source = sourceOf("src/model/a.ts", "export const a = () => 1;");
  assert.equal(everySourceIsTested([], { "src/model/gone.ts": "test/b.test.ts" })([source]).length, 2);
  assert.equal(everySourceIsTested([], { "src/model/a.ts": "test/gone.test.ts" })([source]).length, 1);
});

test("lines are counted without data, sentences and comments", () => {
  const three = "/** Why. */\na;\n\nb; // how\nc;\n";
  assert.equal(
    countLines([sourceOf("src/model/a.ts", three), sourceOf("src/texts/en.ts", three), sourceOf("src/catalogue/hosts.ts", three)]),
    3,
  );
});

test("finds a path of somebody's machine", () => {
  const path = ["", "home", "somebody"].join("/");
  assert.equal(forbiddenStrings([{ path: "a.md", text: `see ${path}` }]).length, 1);
  assert.deepEqual(forbiddenStrings([{ path: "a.md", text: "see the homepage" }]), []);
});
