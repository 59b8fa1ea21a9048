import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a build is made from: a change in any of these makes it stale. */
const ingredients = ["src", "scripts", "package.json", "package-lock.json", "tsconfig.json"];

/** Where a build notes what it was made from. Written last, so a build that was interrupted has none. */
const note = join("dist", ".made-from.json");

/**
 * Whether `dist` was made from the sources as they are. Times and sizes decide on every start, in a few milliseconds;
 * where those differ (a fresh copy, a branch switched forth and back) the contents do.
 *
 * @param {string} root the checkout
 * @returns {boolean}
 */
export function isBuilt(root) {
  const made = readNote(root);
  if (made === undefined || !existsSync(join(root, "dist", "cli.js"))) return false;
  const times = timesOf(root);
  if (made.times === times) return true;
  if (made.contents !== contentsOf(root)) return false;
  try {
    writeFileSync(join(root, note), JSON.stringify({ times, contents: made.contents }));
  } catch {
    // A read-only disk: the contents are compared again next time.
  }
  return true;
}

/**
 * What to note about a build that is about to begin. Taken before it, so that a source changed meanwhile makes it stale.
 *
 * @param {string} root the checkout
 * @returns {string} the note's text
 */
export function noteFor(root) {
  return JSON.stringify({ times: timesOf(root), contents: contentsOf(root) });
}

function readNote(root) {
  try {
    return JSON.parse(readFileSync(join(root, note), "utf8"));
  } catch {
    return undefined;
  }
}

function timesOf(root) {
  const hash = createHash("sha256");
  for (const file of filesOf(root)) {
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest("hex");
}

function contentsOf(root) {
  const hash = createHash("sha256");
  for (const file of filesOf(root)) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function filesOf(root) {
  const list = (path) => {
    if (!existsSync(join(root, path))) return [];
    if (!statSync(join(root, path)).isDirectory()) return [path];
    return readdirSync(join(root, path), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? list(join(path, entry.name)) : [join(path, entry.name)]));
  };
  return ingredients.flatMap(list);
}
