// `node scripts/pack.js FOLDER` writes the tarball to publish into FOLDER and its name to stdout. Runs under the pinned Node.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { makeReady } from "./ready.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

if ((await makeReady(root)) !== 0) throw new Error("nothing to pack: the checkout could not be made ready");
process.stdout.write(`${pack(resolve(process.argv[2] ?? "."))}\n`);

function pack(target) {
  const stage = mkdtempSync(join(tmpdir(), "fathom-pack-"));
  try {
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const files = [...manifest.files, "README.md", "CHANGELOG.md", "LICENSE"];
    for (const file of files) {
      cpSync(join(root, file), join(stage, file), { recursive: true, filter: (path) => !path.endsWith(".made-from.json") });
    }
    const types = ["-p", join(root, "tsconfig.types.json"), "--outDir", join(stage, "dist", "types")];
    execFileSync(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), ...types], { stdio: ["ignore", 2, 2] });
    keepPublicTypes(join(stage, "dist", "types"));
    writeFileSync(join(stage, "package.json"), `${JSON.stringify(published(manifest), null, 2)}\n`);
    mkdirSync(target, { recursive: true });
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const answer = execFileSync(npm, ["pack", "--json", "--loglevel=error", "--pack-destination", target], {
      cwd: stage,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    return join(target, JSON.parse(answer)[0].filename);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/**
 * Leaves the declarations that `index.d.ts` reaches. The compiler writes one for every source, and those behind the public
 * surface name packages that are bundled and not installed along.
 */
function keepPublicTypes(folder) {
  const reached = new Set();
  const follow = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, from] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+?)(?:\.[jt]s)?"/g)) {
      follow(`${resolve(dirname(file), from)}.d.ts`);
    }
  };
  follow(join(folder, "index.d.ts"));
  for (const name of readdirSync(folder, { recursive: true })) {
    if (name.endsWith(".d.ts") && !reached.has(join(folder, name))) rmSync(join(folder, name));
  }
}

/**
 * The manifest without what only a checkout needs. Its own Node above all: an optional dependency on one would put a
 * second `node` beside the user's. The bundles hold what they use, so no dependencies are left either.
 */
function published(manifest) {
  const ofTheCheckout = ["scripts", "dependencies", "devDependencies", "optionalDependencies", "overrides"];
  const kept = Object.entries(manifest).filter(([field]) => !ofTheCheckout.includes(field));
  return { ...Object.fromEntries(kept), files: [...manifest.files, "CHANGELOG.md"] };
}
