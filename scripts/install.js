import { runChild } from "../bin/run-child.js";

/** What npm says when it cannot reach the registry. */
const noNetwork = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT)\b/;

/**
 * Runs `npm ci`: exactly what the lock file names, with its hashes.
 *
 * @param {string} root folder of the package-lock.json
 * @param {string} announcement the line to write first
 * @returns {Promise<number>} 0, or the exit code to end with after the sentence that it has written
 */
export async function install(root, announcement) {
  process.stderr.write(`${announcement}\n`);
  const [file, before] = npm();
  const flags = [
    "ci",
    // A user's settings may leave out what the build needs.
    "--include=dev",
    "--include=optional",
    "--ignore-scripts",
    "--loglevel=error",
    "--no-audit",
    "--no-fund",
    // Without a network npm would try for two minutes before it says so.
    "--fetch-retries=2",
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=5000",
  ];
  let said = "";
  const keep = (child) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (bytes) => {
        said += bytes;
      });
    }
  };
  const options = { cwd: root, stdio: ["ignore", "pipe", "pipe"], shell: file === "npm" && process.platform === "win32" };
  const code = await runChild(file, before.concat(flags), options, keep).catch((error) => {
    said += error.message;
    return 127;
  });
  if (code === 0 || code > 128) return code;
  if (noNetwork.test(said)) {
    process.stderr.write(
      "Fathom has to install its packages first, and npm cannot reach its registry: connect to the network and start again.\n",
    );
    return 69;
  }
  process.stderr.write(`${said.trim()}\nFathom's packages could not be installed; npm says above why.\n`);
  return /\b(?:EACCES|EPERM|EROFS|ENOSPC)\b/.test(said) ? 74 : 69;
}

/** The npm that started us, as a program and its first arguments; else the one on the path. */
function npm() {
  const script = process.env.npm_execpath;
  return script?.endsWith("npm-cli.js") ? [process.execPath, [script]] : ["npm", []];
}
