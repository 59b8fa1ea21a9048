import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Target } from "../catalogue/target.ts";
import { ChatError } from "../model/error.ts";

/**
 * The absolute path of a target's weights. Those that come with the package lie beside its manifest, which is further
 * up from a source file than from a bundle, so it is looked for.
 *
 * @throws ChatError `weights` where the package has lost them.
 */
export function weightsFile(target: Extract<Target, { kind: "weights" }>): string {
  if (!target.packaged) return resolve(target.file);
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, ...target.file.split("/"));
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) throw new ChatError("weights", { file: target.file, kind: "missing-file" });
  }
}
