import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

/** One file of the page, held in memory: the whole page is smaller than one photograph. */
export interface PageFile {
  readonly contentType: string;
  /** How long a browser may keep it. */
  readonly cache: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The page's files by the exact path that asks for each. A request is looked up here and never becomes a path on disk. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const manifest = z.record(
  z.string().startsWith("/"),
  z.strictObject({
    file: z.string().regex(/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/),
    contentType: z.string(),
    bytes: z.number().int().nonnegative(),
    cache: z.string(),
  }),
);

/**
 * Reads the page that the build made.
 *
 * @param folder holds `manifest.json` and the files that it names.
 * @throws whatever reading throws; Error when a file is not the one that was built.
 */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  const entries = manifest.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
  const files = Object.entries(entries).map(async ([path, { file, contentType, cache, bytes: expected }]) => {
    const bytes = new Uint8Array(await readFile(join(folder, file)));
    if (bytes.byteLength !== expected)
      throw new Error(`${file} has ${bytes.byteLength} bytes instead of ${expected}: the page was not built completely`);
    return [path, { contentType, cache, bytes }] as const;
  });
  return new Map(await Promise.all(files));
}
