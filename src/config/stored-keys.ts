import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { ChatError } from "../model/error.ts";
import type { Folders } from "./folders.ts";

/** A key and where it may go: the variable that it stands in for, and the one origin that it was kept for. */
const storedKey = z.strictObject({ keyName: z.string(), origin: z.string(), key: z.string().min(1) });
const storedKeys = z.record(z.string(), storedKey);

/** Kept keys by the id of their host. */
export type StoredKeys = Readonly<Record<string, Readonly<z.infer<typeof storedKey>>>>;

/** The private file of keys. */
export function keysFile({ config }: Folders): string {
  return join(config, "keys.json");
}

/**
 * The kept keys; none where there is no file. What others could read is closed to them first.
 *
 * @throws ChatError `config` for a file that cannot be read or that Fathom did not write. Neither message nor cause
 *   holds anything of its content.
 */
export function readStoredKeys(file: string): StoredKeys {
  let text: string;
  try {
    chmodSync(file, 0o600);
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return {};
    throw new ChatError("config", { file, kind: "unreadable" }, { cause: error });
  }
  const parsed = storedKeys.safeParse(parse(text));
  // The cause of either failure would quote the file.
  if (!parsed.success) throw new ChatError("config", { file, kind: "bad-stored-keys" });
  return parsed.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
