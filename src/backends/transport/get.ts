import { fetch } from "undici";
import { ChatError } from "../../model/error.ts";
import { type PostOptions, type Response, readBody, unreachable } from "./post.ts";

/**
 * Asks for one document and waits for the response's head. A redirect is handed back as it is, so that no key travels
 * along with it.
 *
 * @throws ChatError `unreachable`; the signal's own reason when aborted.
 */
export async function get({ url, headers, signal, agent, details, secrets }: Omit<PostOptions, "body">): Promise<Response> {
  try {
    const response = await fetch(url, {
      headers: { accept: "application/json", ...headers },
      redirect: "manual",
      dispatcher: agent,
      signal,
    });
    return { status: response.status, headers: response.headers, body: readBody(response.body, signal, details, secrets) };
  } catch (error) {
    signal.throwIfAborted();
    throw unreachable(error, details, secrets);
  }
}

/** More than this is no list, in bytes. */
const mostRead = 16 * 1024 * 1024;

/**
 * The whole body as text.
 *
 * @throws ChatError `bad-response` for one without an end, `cut-short` for one that is torn.
 */
export async function readAll({ body }: Response, details: PostOptions["details"]): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > mostRead) throw new ChatError("bad-response", { ...details, kind: "too-large" });
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
