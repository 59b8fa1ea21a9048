import { type Dispatcher, EnvHttpProxyAgent, request } from "undici";
import { isLoopback } from "../catalogue/loopback.ts";
import { ChatError } from "../model/error.ts";
import { networkFault } from "../model/network-fault.ts";

/** Proxies of the user's environment; an absent one is not used. */
export interface Proxies {
  readonly http?: string;
  readonly https?: string;
  /** Hosts that are asked directly, as in NO_PROXY. */
  readonly none?: string;
}

export interface HubOptions {
  readonly url: string;
  /** Goes to the first host only: never along with a redirect to another. */
  readonly token?: string;
  readonly tokenName: string;
  readonly agent: Dispatcher;
  readonly signal: AbortSignal;
  /** Asks for what comes behind this many bytes. */
  readonly from: number;
  /** Of the file that the first bytes came from. */
  readonly etag?: string;
}

export interface HubResponse {
  readonly status: number;
  readonly etag?: string;
  /** Bytes of the whole file; absent where the server does not say. */
  readonly total?: number;
  /** Where the body begins in the file. */
  readonly start: number;
  /** The file's SHA-256 as the hub has it now. */
  readonly sha256?: string;
  readonly body: AsyncIterable<Uint8Array>;
  /** Closes the connection. */
  readonly drop: () => void;
}

/** A hub that says nothing for this long is given up, in milliseconds. */
const silenceMs = 60_000;
const mostRedirects = 5;

export function hubAgent({ http = "", https = "", none = "" }: Proxies): Dispatcher {
  // Empty strings, because what is absent would be looked up in the environment behind our back.
  return new EnvHttpProxyAgent({
    httpProxy: http,
    httpsProxy: https,
    noProxy: none,
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
  });
}

/**
 * Asks a hub for a file, or for the rest of one, and follows where it is sent.
 *
 * @throws ChatError `unreachable`, `unauthorised`, `rate-limited`, `overloaded`, `bad-response` where a web page comes instead,
 *   `weights` of the kind `not-on-hub`, `config` of the kind `key-over-http`.
 */
export async function askHub(options: HubOptions): Promise<HubResponse> {
  const { token, tokenName, agent, signal, from, etag } = options;
  let url = new URL(options.url);
  const { origin } = url;
  let sha256: string | undefined;
  if (token !== undefined && url.protocol !== "https:" && !isLoopback(url.hostname)) {
    throw new ChatError("config", { host: url.host, keyName: tokenName, kind: "key-over-http" });
  }
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const { host } = url;
    const response = await request(url, {
      dispatcher: agent,
      signal,
      headers: {
        "accept-encoding": "identity",
        ...(from > 0 && { range: `bytes=${from}-` }),
        ...(from > 0 && etag !== undefined && { "if-range": etag }),
        ...(token !== undefined && url.origin === origin && { authorization: `Bearer ${token}` }),
      },
    }).catch((error: unknown) => {
      signal.throwIfAborted();
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      throw new ChatError("unreachable", { host, kind: networkFault(code) });
    });
    const { statusCode: status, headers, body } = response;
    // A body that nobody reads any more may still break.
    body.on("error", () => undefined);
    const header = (name: string) => {
      const value = headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    sha256 ??= /^"?([0-9a-f]{64})"?$/.exec(header("x-linked-etag") ?? "")?.[1];
    const location = header("location");
    if (status >= 300 && status < 400 && location !== undefined) {
      body.destroy();
      url = nextUrl(url, location);
      continue;
    }
    const refusal = refusalOf(status, host, { header, tokenName });
    if (refusal !== undefined) {
      body.destroy();
      throw refusal;
    }
    const range = /^bytes (?:(\d+)-\d+|\*)\/(\d+)$/.exec(header("content-range") ?? "");
    const total = range?.[2] ?? (status === 200 ? header("content-length") : undefined);
    const strong = header("etag");
    return {
      status,
      start: status === 206 ? Number(range?.[1] ?? Number.NaN) : 0,
      ...(strong !== undefined && !strong.startsWith("W/") && { etag: strong }),
      ...(total !== undefined && { total: Number(total) }),
      ...(sha256 !== undefined && { sha256 }),
      body,
      drop: () => void body.destroy(),
    };
  }
  throw new ChatError("bad-response", { host: url.host, kind: "hub-answer" });
}

/** @throws ChatError `bad-response` for a redirect to something that is no web address, or from https to plain http. */
function nextUrl(from: URL, location: string): URL {
  const next = URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (next === undefined || !/^https?:$/.test(next.protocol) || (from.protocol === "https:" && next.protocol === "http:")) {
    throw new ChatError("bad-response", { host: from.host, kind: "hub-answer" });
  }
  return next;
}

function refusalOf(
  status: number,
  host: string,
  { header, tokenName }: { readonly header: (name: string) => string | undefined; readonly tokenName: string },
): ChatError | undefined {
  if (status === 401 || status === 403) return new ChatError("unauthorised", { host, status, keyName: tokenName });
  if (status === 404 || status === 410) return new ChatError("weights", { host, status, kind: "not-on-hub" });
  if (status === 429) {
    const seconds = Number(header("retry-after") ?? Number.NaN);
    return new ChatError("rate-limited", { host, status, ...(seconds > 0 && { retryAfterMs: seconds * 1_000 }) });
  }
  if (status >= 500) return new ChatError("overloaded", { host, status });
  if (status === 416) return undefined;
  const page = /^(?:text\/|application\/json)/i.test(header("content-type") ?? "");
  const packed = !/^(?:identity)?$/i.test(header("content-encoding") ?? "");
  return (status !== 200 && status !== 206) || page || packed
    ? new ChatError("bad-response", { host, status, kind: "hub-answer" })
    : undefined;
}
