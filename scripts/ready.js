import { join } from "node:path";
import { isNewEnough, ownNode } from "../bin/own-node.js";
import { runChild } from "../bin/run-child.js";
import { isBuilt } from "./built.js";
import { install } from "./install.js";
import { isInstalled } from "./installed.js";
import { withLock } from "./lock.js";

/**
 * Installs and builds what is missing or out of date in this checkout, and nothing else. What it says goes to stderr:
 * stdout belongs to the answer.
 *
 * Where everything is there it only reads, so a checkout on a read-only disk works.
 *
 * @param {string} root the checkout
 * @returns {Promise<number>} 0, or the exit code to end with after the sentence that it has written
 */
export async function makeReady(root) {
  if (isInstalled(root) && isBuilt(root)) return 0;
  return withLock(join(root, ".making-ready"), async () => {
    // Looked at again: whoever held the lock may have done it.
    const installing = isInstalled(root) ? 0 : await install(root, "Installing what Fathom needs, once …");
    if (installing !== 0) return installing;
    return isBuilt(root) ? 0 : build(root);
  });
}

/** Builds under a Node that is new enough, in a process of its own: it needs packages that this one may be too old for. */
async function build(root) {
  const node = ownNode(root) || (isNewEnough(process.versions.node) ? process.execPath : undefined);
  // The program itself says what to do about an old Node.
  if (node === undefined) return 0;
  process.stderr.write("Building …\n");
  const code = await runChild(node, [join(root, "scripts", "build.js")], { cwd: root, stdio: ["ignore", 2, 2] });
  if (code === 0 || code === 74 || code > 128) return code;
  process.stderr.write("Fathom could not be built; what is above says why.\n");
  return 70;
}
