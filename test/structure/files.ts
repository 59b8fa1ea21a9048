import { posix } from "node:path";
import { importsOf } from "./imports.ts";
import { type Check, folderOf, nodesOf, type Source } from "./source.ts";

/** Data and sentences: as long as they need to be. */
const data = [
  "src/catalogue/hosts.ts",
  "src/catalogue/models.ts",
  "src/catalogue/published-results.ts",
  "src/catalogue/systems.ts",
  "src/catalogue/weights.ts",
  "src/catalogue/families.ts",
  "src/catalogue/prices.ts",
  "src/catalogue/token-counts.ts",
  "src/catalogue/probe-texts.ts",
];

/** Words that name no idea: what is in such a file could be anywhere. */
const namesNothing = /(?:^|[-_.])(?:utils?|helpers?|common|managers?|misc)(?:[-_.]|$)/i;

const isCounted = ({ path }: Source) => !data.includes(path) && folderOf(path) !== "texts";

const linesOf = ({ text }: Source) => text.split("\n").length - 1;

/** One idea fits into 300 lines. */
export const filesAreShort: Check = (sources) =>
  sources
    .filter((source) => isCounted(source) && linesOf(source) > 300)
    .map((source) => `${source.path} has ${linesOf(source)} lines, more than 300`);

/** Lines of code in all sources: data, sentences, comments and blank lines apart. A reason less must not pay. */
export function countLines(sources: readonly Source[]): number {
  return sources.filter(isCounted).reduce((sum, source) => sum + codeLinesOf(source), 0);
}

function codeLinesOf({ text, comments }: Source): number {
  const code = comments.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  return code.split("\n").filter((line) => line.trim() !== "").length;
}

/** A file is named after its one idea. */
export const namesSaySomething: Check = (sources) =>
  sources.filter(({ path }) => path.split("/").some((name) => namesNothing.test(name))).map(({ path }) => `${path}: the name says nothing`);

/**
 * Every source that does something has a test: one of the same path, or one of its own folder that imports it,
 * directly or through files of that folder.
 *
 * @param tests all test files.
 * @param elsewhere sources that tests reach only through others: path, and the test that does it.
 */
export function everySourceIsTested(tests: readonly Source[], elsewhere: Readonly<Record<string, string>>): Check {
  const paths = new Set(tests.map(({ path }) => path));
  return (sources) => {
    const known = new Set(sources.map(({ path }) => path));
    const imported = reachedBy(tests, sources);
    const stale = Object.entries(elsewhere).flatMap(([path, test]) => {
      if (!known.has(path)) return [`${path} is in the table of tests, but is gone`];
      return paths.has(test) ? [] : [`${path} is said to be tested by ${test}, which is gone`];
    });
    const untested = sources
      .filter((source) => isCounted(source) && doesSomething(source) && elsewhere[source.path] === undefined && !imported.has(source.path))
      .filter(({ path }) => !paths.has(path.replace(/^src\//, "test/").replace(/\.tsx?$/, ".test.ts")))
      .map(({ path }) => `${path} has no test`);
    return [...stale, ...untested];
  };
}

/** Sources that a test of their own folder imports, directly or through others of that folder. */
function reachedBy(tests: readonly Source[], sources: readonly Source[]): ReadonlySet<string> {
  const targetsOf = (source: Source) => importsOf(source).map(({ from }) => posix.join(posix.dirname(source.path), from));
  const targets = new Map(sources.map((source) => [source.path, targetsOf(source)]));
  const reached = new Set<string>();
  const follow = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const target of targets.get(path) ?? []) if (folderOf(target) === folderOf(path)) follow(target);
  };
  for (const test of tests) for (const target of targetsOf(test)) follow(target);
  return reached;
}

/** Types, constants and re-exports do nothing by themselves. */
function doesSomething({ tree }: Source): boolean {
  return [...nodesOf(tree)].some(({ node }) =>
    /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ClassDeclaration)$/.test(node.type),
  );
}

/**
 * What may stand in no file: addresses of package registries, and paths of the machine that it was written on. In
 * pieces, so that this file does not hold them either.
 */
const forbidden = [
  ["registry.npm", "js.org"],
  ["npm", "mirror.com"],
  ["/ro", "ot/"],
  ["/wo", "rk/"],
  ["/home", "/"],
  ["/Us", "ers/"],
].map((pieces) => pieces.join(""));

/**
 * Paths and texts of any kind of file.
 *
 * @returns a line for each forbidden string found.
 */
export function forbiddenStrings(files: readonly { readonly path: string; readonly text: string }[]): readonly string[] {
  return files.flatMap(({ path, text }) => forbidden.filter((string) => text.includes(string)).map((string) => `${path} names ${string}`));
}
