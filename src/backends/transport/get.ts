import { ChatError } from "../../model/error.ts";
import { type PostOptions, type RequestOptions, type Response, request } from "./post.ts";

/**
 * Asks for one document and waits for the response's head. A redirect is handed back as it is, so that no key travels
 * along with it.
 *
 * @throws ChatError `unreachable`; the signal's own reason when aborted.
 */
export function get({ headers, ...options }: RequestOptions): Promise<Response> {
  return request({ ...options, headers: { accept: "application/json", ...headers } }, { method: "GET" });
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
