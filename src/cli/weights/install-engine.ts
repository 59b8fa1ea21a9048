import { spawn } from "node:child_process";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { type EngineKind, engineCore, enginePackages, engineVersion } from "../../catalogue/engine-packages.ts";
import { ChatError } from "../../model/error.ts";

export interface InstallOptions {
  readonly kind: EngineKind;
  /** `process.platform-process.arch`. */
  readonly system: string;
  /** Where the engine goes, whole or not at all. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** npm's own note of what it installed, with the checksum that each archive was compared with. */
const lockSchema = z.object({ packages: z.record(z.string(), z.looseObject({ integrity: z.string().optional() })) });

/**
 * Has npm fetch the engine's core and one kind's packages. npm knows the user's registry, proxy and cache, goes on from its cache,
 * and compares each archive with the registry's checksum; that this checksum is the known one is compared here.
 *
 * @throws ChatError `unreachable` of the kind `engine-not-fetched`, `weights` of the kind `engine-changed`, `not-saved`; the
 *   signal's reason.
 */
export async function installEngine({ kind, system, folder, signal }: InstallOptions): Promise<void> {
  const packages = [engineCore, ...(enginePackages[system]?.[kind] ?? [])];
  const made = `${folder}.new`;
  try {
    await rm(made, { recursive: true, force: true });
    await mkdir(made, { recursive: true });
    await writeFile(join(made, "package.json"), JSON.stringify({ private: true }));
  } catch (error) {
    throw new ChatError("not-saved", { file: made }, { cause: error });
  }
  await npmInstall(
    made,
    packages.map(({ name }) => `${name}@${engineVersion}`),
    signal,
  );
  const installed = lockSchema.parse(JSON.parse(await readFile(join(made, "node_modules", ".package-lock.json"), "utf8")));
  for (const { name, integrity } of packages) {
    if (installed.packages[`node_modules/${name}`]?.integrity !== integrity)
      throw new ChatError("weights", { kind: "engine-changed", said: name });
  }
  try {
    await rm(folder, { recursive: true, force: true });
    await rename(made, folder);
  } catch (error) {
    throw new ChatError("not-saved", { file: folder }, { cause: error });
  }
}

async function npmInstall(folder: string, packages: readonly string[], signal: AbortSignal): Promise<void> {
  // No scripts: the core's would look for a compiler. No optional packages: they are the other kinds.
  const options = ["--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const windows = process.platform === "win32";
  const npm = spawn(windows ? "npm.cmd" : "npm", ["install", "--prefix", folder, ...options, ...packages], {
    stdio: ["ignore", "ignore", "pipe"],
    // Node starts npm's command file on Windows through the shell only; every word here is our own, the folder apart.
    shell: windows,
    cwd: folder,
  });
  const stop = () => npm.kill();
  signal.addEventListener("abort", stop, { once: true });
  let said = "";
  npm.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-20_000);
  });
  try {
    const exit = await new Promise<number | null>((resolve, reject) => npm.once("error", reject).once("close", resolve));
    signal.throwIfAborted();
    // Its words may hold addresses with a password in them; its code does not.
    if (exit !== 0)
      throw new ChatError("unreachable", { kind: "engine-not-fetched", said: /npm error code (\w+)/.exec(said)?.[1] ?? `exit ${exit}` });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ChatError ? error : new ChatError("unreachable", { kind: "engine-not-fetched", said: "npm" }, { cause: error });
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
