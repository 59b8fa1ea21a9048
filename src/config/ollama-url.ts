import { ChatError } from "../model/error.ts";

const ownPort = "11434";

/**
 * A base URL from OLLAMA_HOST, in every form in which Ollama itself takes it (envconfig/config.go of ollama/ollama): a
 * host, a port after a colon, both, or a URL. An address that a server listens on everywhere means this computer.
 *
 * @throws ChatError `config` for anything else, and for a user or password, which would end up in messages.
 * @example
 * ollamaUrlOf("0.0.0.0:8000"); // "http://127.0.0.1:8000"
 */
export function ollamaUrlOf(value: string): string {
  const fail = (kind: string) => new ChatError("config", { option: "OLLAMA_HOST", kind });
  const text = value.trim().replace(/\/+$/, "");
  const hasScheme = /^https?:\/\//i.test(text);
  const address = hasScheme
    ? text
    : `http://${/^:\d+$/.test(text) ? `127.0.0.1${text}` : /^[\da-f]*:[\da-f:]+$/i.test(text) ? `[${text}]` : text}`;
  if (text === "" || !URL.canParse(address)) throw fail("bad-ollama-host");
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") throw fail("secret-in-ollama-host");
  const everywhere = url.hostname === "0.0.0.0" || url.hostname === "[::]";
  // A URL leaves out the port that its scheme has by itself; without a scheme the port is Ollama's own.
  const port = hasScheme || /:\d+$/.test(text.replace(/^\[.*\]/, "")) ? url.port || (hasScheme ? "" : "80") : ownPort;
  return `${url.protocol}//${everywhere ? "127.0.0.1" : url.hostname}${port === "" ? "" : `:${port}`}${url.pathname.replace(/\/+$/, "")}`;
}
