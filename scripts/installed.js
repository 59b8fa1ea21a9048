import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether node_modules holds what the lock file asks for on this platform.
 *
 * npm writes `node_modules/.package-lock.json` last, so an installation that was interrupted has none; an installation
 * made by hand counts as well as ours. Each package's folder is looked for too, since folders get deleted.
 *
 * @param {string} root folder of a package-lock.json
 * @returns {boolean}
 */
export function isInstalled(root) {
  const wanted = packagesOf(join(root, "package-lock.json"));
  const found = packagesOf(join(root, "node_modules", ".package-lock.json"));
  if (wanted === undefined || found === undefined) return false;
  return Object.entries(wanted).every(([path, { version, link, optional, os, cpu }]) => {
    if (!path.startsWith("node_modules/") || link) return true;
    // npm left it out: it is for another platform.
    if (found[path] === undefined) return optional === true;
    // There, but for another platform: the folder was copied from some other computer.
    if (!fits(os, process.platform) || !fits(cpu, process.arch)) return false;
    return found[path].version === version && existsSync(join(root, path, "package.json"));
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** Whether a package's `os` or `cpu` (a name, a list, or names with `!` before them) lets this one in. */
function fits(allowed, own) {
  const list = [].concat(allowed || []);
  if (list.some((name) => name.startsWith("!"))) return !list.includes(`!${own}`);
  return list.length === 0 || list.includes(own);
}
