import { readFileSync } from "node:fs";
import * as z from "zod";

/** The version in the package's manifest, which lies one folder above a bundle and two above the source. */
export function version(): string {
  for (const path of ["../package.json", "../../package.json"]) {
    const manifest = z.looseObject({ name: z.literal("fathom-r1"), version: z.string() }).safeParse(read(new URL(path, import.meta.url)));
    if (manifest.success) return manifest.data.version;
  }
  return "unknown";
}

function read(url: URL): unknown {
  try {
    return JSON.parse(readFileSync(url, "utf8"));
  } catch {
    return undefined;
  }
}
