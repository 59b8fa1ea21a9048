import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** A lock without a number in it is being written; after this many milliseconds its writer has died. */
const writingMs = 5_000;

/**
 * Does something that two processes must not do at once. Waits while another one does it; a lock whose owner has died
 * is taken away.
 *
 * @param {string} file the lock: it exists while the work goes on, and holds the number of the process that works
 * @param {() => Promise<number>} work
 * @returns {Promise<number>} what the work gives, or 74 where the lock cannot be written
 */
export async function withLock(file, work) {
  for (let waiting = false; ; ) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") {
        process.stderr.write(`Fathom has to install or build first, and cannot write in ${dirname(file)} (${error.code}).\n`);
        return 74;
      }
    }
    if (isAbandoned(file)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!waiting) process.stderr.write("Another start is installing or building; waiting for it …\n");
    waiting = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function isAbandoned(file) {
  try {
    const owner = Number(readFileSync(file, "utf8"));
    if (owner === 0) return Date.now() - statSync(file).mtimeMs > writingMs;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    // ESRCH: no such process. Anything else (EPERM: somebody else's, ENOENT: given back just now) is looked at again.
    return error.code === "ESRCH";
  }
}
