import * as z from "zod";
import { ChatError } from "../../model/error.ts";
import type { Links } from "../../server/secrets.ts";
import { askServer } from "./lan/ask-server.ts";
import { isAlive, readNote } from "./server-note.ts";

export interface AnotherLinkOptions {
  /** Where running servers leave their note. */
  readonly folder: string;
  readonly token: string;
  /** Port of the server that is meant, where there are several. */
  readonly port?: number;
}

/** It is printed as it came, so it holds what a link holds and nothing else. */
const answer = z.object({
  link: z.string().regex(/^https?:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?\/#launch=[\w-]{43}$/),
  pairing: z.optional(z.string().regex(/^https?:\/\/[\w.:[\]-]+\/#launch=[\w-]{43}$/)),
});

/**
 * Asks the running server for other launch links.
 *
 * @throws ChatError `unreachable` when none runs, `unauthorised` when it runs with another token, `bad-response` when
 *   something else answers, or with another certificate.
 */
export async function anotherLink({ folder, token, port }: AnotherLinkOptions): Promise<Links> {
  const note = await readNote(folder, port);
  const known = note !== undefined && isAlive(note) ? note : undefined;
  // A port without a living note may be anybody's, and the token would be shown to them.
  if (known === undefined) throw new ChatError("unreachable", { kind: "no-server" });
  const host = `127.0.0.1:${known.port}`;
  const { status, text } = await askServer({ port: known.port, path: "/api/link", token, certificate: known.certificate });
  if (status === 401) throw new ChatError("unauthorised", { host, kind: "other-token", keyName: "FATHOM_TOKEN", status });
  const read = answer.safeParse(parsed(text));
  if (status !== 200 || !read.success) throw new ChatError("bad-response", { host, status, kind: "no-fathom" });
  const { link, pairing } = read.data;
  return { link, ...(pairing !== undefined && { pairing }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
