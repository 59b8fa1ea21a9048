import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ChatError } from "../../model/error.ts";

/**
 * Where the built page lies. It is looked for, because it is further up from a source file than from a bundle.
 *
 * @throws ChatError `internal` where nothing was built.
 */
export function pageFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const page = join(folder, "dist", "web");
    if (existsSync(join(page, "manifest.json"))) return page;
    if (folder === dirname(folder)) throw new ChatError("internal", { file: join("dist", "web"), kind: "not-built" });
  }
}
