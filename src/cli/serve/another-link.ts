import * as z from "zod";
import { ChatError } from "../../model/error.ts";
import { isAlive, readNote } from "./server-note.ts";

export interface AnotherLinkOptions {
  /** Where running servers leave their note. */
  readonly folder: string;
  readonly token: string;
  /** Port of the server that is meant, where there are several. */
  readonly port?: number;
}

const answer = z.object({ link: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }) });

/**
 * Asks the running server for another launch link.
 *
 * @throws ChatError `unreachable` when none runs, `unauthorised` when it runs with another token.
 */
export async function anotherLink({ folder, token, port }: AnotherLinkOptions): Promise<string> {
  const note = await readNote(folder);
  const to = port ?? (note !== undefined && isAlive(note) ? note.port : undefined);
  if (to === undefined) throw new ChatError("unreachable", { kind: "no-server" });
  const host = `127.0.0.1:${to}`;
  let response: Response;
  try {
    response = await fetch(`http://${host}/api/link`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: "{}",
      redirect: "error",
      signal: AbortSignal.timeout(5_000),
    });
  } catch (cause) {
    throw new ChatError("unreachable", { host, kind: "no-server" }, { cause });
  }
  if (response.status === 401) throw new ChatError("unauthorised", { host, kind: "other-token", keyName: "FATHOM_TOKEN", status: 401 });
  const read = answer.safeParse(await response.json().catch(() => undefined));
  if (!response.ok || !read.success) throw new ChatError("bad-response", { host, status: response.status, kind: "no-fathom" });
  return read.data.link;
}
