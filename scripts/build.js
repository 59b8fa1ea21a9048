// Bundles the command, the engine's child process, the public surface and the page into dist/. Runs under the pinned Node.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { noteFor } from "./built.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Each becomes a file of this name in dist/; what they share becomes chunks beside them. */
const entries = {
  cli: "src/cli/entry.ts",
  index: "src/index.ts",
  "llama-child": "src/backends/llama/child.ts",
};

await build();

async function build() {
  const note = noteFor(root);
  // Made aside and moved into place when whole: a start in between never sees half a build.
  const made = join(root, "node_modules", `.fathom-build-${process.pid}`);
  try {
    mkdirSync(made, { recursive: true });
    const packages = await bundle(made);
    const page = join(root, "scripts", "build-page.js");
    if (existsSync(page)) for (const name of await (await import(page)).buildPage(join(made, "web"))) packages.add(name);
    writeFileSync(join(made, "LICENSES.txt"), licencesOf(packages));
    writeFileSync(join(made, ".made-from.json"), note);
    replace(join(root, "dist"), made);
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS", "ENOSPC"].includes(error.code)) throw error;
    process.stderr.write(`Fathom has to build first, and cannot write in ${root} (${error.code}).\n`);
    process.exitCode = 74;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder where the bundle goes
 * @returns {Promise<Set<string>>} the packages whose code is in it
 */
async function bundle(folder) {
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
    platform: "node",
    // It loads its own native files by path.
    external: [/^node-llama-cpp(?:\/|$)/],
  });
  const { output } = await build.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    // Beside the entries, so that what looks for a neighbour by import.meta.url finds it from a chunk too.
    chunkFileNames: "chunk-[name]-[hash].js",
  });
  await build.close();
  return new Set(output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds.flatMap(packageOf) : [])));
}

/** The package that a module comes from, if any: what follows the last node_modules/. */
function packageOf(id) {
  const found = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id);
  return found === null ? [] : [found[1].replaceAll("\\", "/")];
}

/** The licences of what is bundled: they ask to go along with the code. */
function licencesOf(packages) {
  return [...packages]
    .sort()
    .map((name) => {
      const folder = join(root, "node_modules", name);
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      const { license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      return `${name}\n\n${file === undefined ? license : readFileSync(join(folder, file), "utf8").trim()}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}

function replace(folder, made) {
  const old = `${made}-old`;
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(made, folder);
  rmSync(old, { recursive: true, force: true });
}
