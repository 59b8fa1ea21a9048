import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { engineCore, engineKinds, enginePackages, engineVersion } from "../../../src/catalogue/engine-packages.ts";
import { runProgram } from "../../support/program.ts";

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "fathom-engine-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real registry that has a package of every name, all of them empty and each with an honest checksum. */
async function startRegistry(t: TestContext, folder: string): Promise<string> {
  const made = join(folder, "package");
  mkdirSync(made);
  const server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? "").slice(1)).replace(/\/-\/.*/, "");
    writeFileSync(join(made, "package.json"), JSON.stringify({ name, version: engineVersion }));
    const archive = execFileSync("tar", ["-czf", "-", "-C", folder, "--mtime=@0", "package"]);
    if ((request.url ?? "").endsWith(".tgz")) return response.end(archive);
    const integrity = `sha512-${createHash("sha512").update(archive).digest("base64")}`;
    const dist = { integrity, tarball: `http://${request.headers.host}/${name}/-/a.tgz` };
    const versions = { [engineVersion]: { name, version: engineVersion, dist } };
    return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ name, "dist-tags": {}, versions }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  return `http://127.0.0.1:${address.port}/`;
}

const npmSettings = (folder: string, registry: string) => ({
  HOME: folder,
  npm_config_registry: registry,
  npm_config_cache: join(folder, "cache"),
  npm_config_fetch_retries: "0",
});

test("packages that are not the known ones are refused and removed, whatever the registry says of them", async (t) => {
  const folder = folderOf(t);
  const home = join(folder, "home");
  const env = { FATHOM_HOME: home, ...npmSettings(folder, await startRegistry(t, folder)) };
  const { code, stderr } = await runProgram(t, ["engine", "install", "cpu"], { env });
  assert.equal(code, 69, stderr);
  assert.match(stderr, new RegExp(`fetched as ${engineCore.name} is not the package that Fathom knows`));
  for (const left of ["engine", "engine.new", "engine.lock"]) assert.ok(!existsSync(join(home, "data", left)), left);
});

test("a registry that nobody answers at", async (t) => {
  const folder = folderOf(t);
  const { code, stderr } = await runProgram(t, ["engine", "install", "cpu"], { env: npmSettings(folder, "http://127.0.0.1:9/") });
  assert.equal(code, 69, stderr);
  assert.match(stderr, /npm could not fetch the engine/);
});

test("words that mean no engine", async (t) => {
  for (const args of [[], ["install"], ["install", "metal"], ["install", "cpu", "cuda"], ["remove", "cpu"]]) {
    const { code, stderr } = await runProgram(t, ["engine", ...args]);
    assert.equal(code, 2);
    assert.match(stderr, /fathom engine install cpu/);
  }
});

test("the engine that was installed is the one that is loaded", async (t) => {
  const home = folderOf(t);
  const own = join(home, "data", "engine", "node_modules", engineCore.name);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, "package.json"), JSON.stringify({ name: engineCore.name, type: "module", exports: "./index.js" }));
  writeFileSync(join(own, "index.js"), "export const nothing = 0;");
  const { code, stderr } = await runProgram(t, ["ask", "--model", "fathom-tiny", "2+2"], { env: { FATHOM_HOME: home } });
  assert.notEqual(code, 0);
  assert.match(stderr, /does not provide an export/);
});

test("checksums are those of the lock file, wherever it has the package", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const known = Object.values(enginePackages).flatMap((kinds) => engineKinds.flatMap((kind) => kinds[kind] ?? []));
  let compared = 0;
  for (const { name, integrity } of [engineCore, ...known]) {
    const locked = packages[`node_modules/${name}`];
    assert.match(integrity, /^sha512-[\w+/]{86}==$/);
    if (locked?.integrity === undefined) continue;
    assert.equal(locked.version, engineVersion);
    assert.equal(integrity, locked.integrity, name);
    compared++;
  }
  assert.ok(compared >= 6);
});
