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
  const text = value.trim();
  const address = /^https?:\/\//i.test(text) ? text : withPort(text);
  if (text === "" || !URL.canParse(address)) throw fail("bad-ollama-host");
  const { protocol, host, hostname, port, pathname, username, password } = new URL(address);
  if (username !== "" || password !== "") throw fail("secret-in-ollama-host");
  const everywhere = hostname === "0.0.0.0" || hostname === "[::]";
  return `${protocol}//${everywhere ? `127.0.0.1${port && `:${port}`}` : host}${pathname.replace(/\/+$/, "")}`;
}

/** An address without a scheme: any part of host and port may be missing, and IPv6 may stand without brackets. */
function withPort(text: string): string {
  const slash = text.indexOf("/");
  const [authority, path] = slash < 0 ? [text, ""] : [text.slice(0, slash), text.slice(slash)];
  const isBareV6 = !authority.startsWith("[") && authority.split(":").length > 2;
  const host = authority.startsWith(":") && !isBareV6 ? `127.0.0.1${authority}` : isBareV6 ? `[${authority}]` : authority;
  return `http://${host}${/:\d+$/.test(host.replace(/^\[.*\]/, "")) ? "" : `:${ownPort}`}${path}`;
}
