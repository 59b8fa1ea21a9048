import { join } from "node:path";
import { newSecret } from "../../server/secrets.ts";
import { createPrivate, readPrivate, writePrivate } from "../private-file.ts";

/**
 * The token of this person's servers: made once and kept, so that an open page survives a restart.
 *
 * @param folder where data is kept.
 */
export async function serverToken(folder: string): Promise<string> {
  const path = join(folder, "server-token");
  const kept = whole(await readPrivate(path));
  if (kept !== undefined) return kept;
  const made = newSecret();
  if (await createPrivate(path, `${made}\n`)) return made;
  // Another server was faster, or the file holds no token.
  const theirs = whole(await readPrivate(path));
  if (theirs === undefined) await writePrivate(path, `${made}\n`);
  return theirs ?? made;
}

function whole(text: string | undefined): string | undefined {
  return /^([\w-]{43})\n?$/.exec(text ?? "")?.[1];
}
