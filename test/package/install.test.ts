import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The first start of a global installation downloads this; there are machines on slow lines. */
const mostBytes = 6_000_000;

let folder = "";
let tarball = "";

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "fathom-package-"));
  const { stdout } = await run(process.execPath, ["scripts/pack.js", folder]);
  tarball = stdout.trim();
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  // Offline: the tarball must need nothing else.
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", tarball], { cwd: folder });
});

after(() => rmSync(folder, { recursive: true, force: true }));

const installed = (...path: string[]) => join(folder, "node_modules", "fathom-r1", ...path);

test("the tarball stays small", (context) => {
  const { size } = statSync(tarball);
  context.diagnostic(`${(size / 1e6).toFixed(2)} MB`);
  assert.ok(size > 100_000);
  assert.ok(size < mostBytes, `${size} bytes`);
});

test("it brings no second Node and no engine", () => {
  const programs = readdirSync(join(folder, "node_modules", ".bin"));
  assert.ok(programs.some((name) => name.startsWith("fathom")));
  assert.ok(!programs.some((name) => name.startsWith("node")), programs.join(" "));
  const packages = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
  assert.deepEqual(packages, ["fathom-r1"]);
});

test("its manifest names only what is there", () => {
  const manifest: { bin: { fathom: string }; exports: { ".": { types: string; default: string } } } = JSON.parse(
    readFileSync(installed("package.json"), "utf8"),
  );
  for (const file of [manifest.bin.fathom, manifest.exports["."].types, manifest.exports["."].default]) {
    assert.ok(existsSync(installed(file)), file);
  }
});

test("its types stand alone", () => {
  const types = readdirSync(installed("dist", "types"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".d.ts"));
  assert.ok(types.length > 10);
  for (const name of types) {
    const text = readFileSync(installed("dist", "types", name), "utf8");
    for (const [, from] of text.matchAll(/^(?:import|export)[^"]*from "([^"]+)"/gm))
      assert.match(from ?? "", /^\.\.?\//, `${name} needs ${from}`);
  }
});

test("its public surface loads", async () => {
  const script = 'const { collect, openScript } = await import("fathom-r1"); console.log(typeof collect, typeof openScript);';
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], { cwd: folder });
  assert.equal(stdout, "function function\n");
});

test("`fathom --version` says the version", async () => {
  const { stdout } = await run(process.execPath, [installed("bin", "fathom.js"), "--version"], { cwd: folder });
  const { version }: { version: string } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.match(stdout, new RegExp(`\\b${version.replaceAll(".", "\\.")}\\b`));
});
