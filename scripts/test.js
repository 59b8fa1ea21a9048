// `npm test`: makes the checkout ready, then every check in turn. `npm test -- test/model/collect.test.ts …` runs only
// those test files. Plain JavaScript that old Nodes parse; the checks run under the pinned Node.
import { existsSync, readdirSync } from "node:fs";
import { delimiter, dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { isNewEnough, oldestNode, ownNode } from "../bin/own-node.js";
import { runChild } from "../bin/run-child.js";
import { install } from "./install.js";
import { isInstalled } from "./installed.js";
import { makeReady } from "./ready.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Tests whose packages are installed apart, so that asking a question needs none of them. */
const apart = [
  { name: "tests in a browser", folder: join("test", "e2e"), what: "a browser", first: "unpack-browser.ts" },
  { name: "tests with other programs", folder: join("test", "clients"), what: "other programs" },
];

process.exitCode = await main(process.argv.slice(2));

async function main(chosen) {
  const trouble = await makeReady(root);
  if (trouble !== 0) return trouble;
  const node = ownNode(root) || (isNewEnough(process.versions.node) ? process.execPath : undefined);
  if (node === undefined) {
    process.stderr.write(
      `The tests need Node ${oldestNode} or newer and this is ${process.versions.node}: install a newer one and start again.\n`,
    );
    return 78;
  }
  const steps = chosen.length > 0 ? some(node, chosen) : everything(node);
  const results = [];
  for (const [name, step] of steps) {
    process.stdout.write(`\n=== ${name}\n`);
    const began = Date.now();
    const code = await step();
    results.push({ name, code, seconds: (Date.now() - began) / 1000 });
    // Ctrl-C ends the whole run, not one step of it.
    if (code > 128) return code;
  }
  process.stdout.write("\n=== summary\n");
  for (const { name, code, seconds } of results) {
    process.stdout.write(`${code === 0 ? "ok    " : "FAILED"}  ${name}  ${seconds.toFixed(1)} s\n`);
  }
  return results.every(({ code }) => code === 0) ? 0 : 1;
}

/** The chosen files; those that need packages of their own get them, as they do when everything runs. */
function some(node, chosen) {
  const needs = (one) => chosen.filter((file) => resolve(file).startsWith(join(root, one.folder) + sep));
  const plain = chosen.filter((file) => !apart.some((one) => needs(one).includes(file)));
  const steps = plain.length > 0 ? [["tests", () => tests(node, plain)]] : [];
  for (const one of apart) if (needs(one).length > 0) steps.push([one.name, () => testsApart(node, one, needs(one))]);
  return steps;
}

/** Every step as a name and what it does; cheap ones first, so that a slip shows at once. */
function everything(node) {
  const found = testFiles("test");
  const structure = (file) => /^test[\\/]structure[.\\/]/.test(file);
  const steps = [
    ["format and lint", () => tool(node, ["@biomejs/biome", "bin", "biome"], ["ci"])],
    ["types", () => tool(node, ["typescript", "bin", "tsc"], ["-p", "."])],
    ["types without Node's", () => tool(node, ["typescript", "bin", "tsc"], ["-p", "tsconfig.browser.json"])],
    ["unused code", () => tool(node, ["knip", "bin", "knip.js"], [])],
    ["structure", () => tests(node, found.filter(structure))],
    [
      "tests",
      () =>
        tests(
          node,
          found.filter((file) => !structure(file)),
        ),
    ],
  ];
  for (const one of apart) {
    const files = existsSync(join(root, one.folder)) ? testFiles(one.folder) : [];
    if (files.length > 0) steps.push([one.name, () => testsApart(node, one, files)]);
  }
  return steps;
}

function tool(node, path, args) {
  return runChild(node, [join(root, "node_modules", ...path), ...args], { cwd: root, env: environment(node) });
}

function tests(node, files) {
  return runChild(node, [join(root, "scripts", "run-tests.js"), ...files], { cwd: root, env: environment(node) });
}

/** Installs what tests of a folder need, makes it ready, and runs them. */
async function testsApart(node, { folder, what, first }, files) {
  const code = isInstalled(join(root, folder)) ? 0 : await install(join(root, folder), `Installing ${what} for the tests, once …`);
  if (code !== 0) return code;
  const ready = first === undefined ? 0 : await runChild(node, [join(root, folder, first)], { cwd: root, env: environment(node) });
  if (ready !== 0) return ready;
  // Their types are checked here, because only now those of their packages are installed.
  const types = await tool(node, ["typescript", "bin", "tsc"], ["-p", folder]);
  return types === 0 ? tests(node, files) : types;
}

/** What is started by name in a check finds the same Node. */
function environment(node) {
  return Object.assign({}, process.env, { PATH: dirname(node) + delimiter + (process.env.PATH || "") });
}

/** Test files under a folder, without those that need packages of their own unless the folder is theirs. */
function testFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules" && name !== "fixtures" && name !== "e2e" && name !== "clients")
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return testFiles(path);
      return entry.name.endsWith(".test.ts") ? [path] : [];
    })
    .sort();
}
