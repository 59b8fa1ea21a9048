import { X509Certificate } from "node:crypto";
import { request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import { text as textOf } from "node:stream/consumers";
import { ChatError } from "../../../model/error.ts";

export interface AskServerOptions {
  /** On this computer. */
  readonly port: number;
  readonly path: string;
  readonly token: string;
  /** In PEM form, where the server speaks TLS: the one that must answer, whatever names it holds. */
  readonly certificate?: string | undefined;
}

/** Milliseconds for a server that is on this computer and only has to make up a secret. */
const longestMs = 5_000;

/**
 * Posts an empty object to a path of the server that runs here.
 *
 * @throws ChatError `unreachable` when nothing answers, `bad-response` when it cannot show that certificate.
 */
export async function askServer({ port, path, token, certificate }: AskServerOptions): Promise<{ status: number; text: string }> {
  const host = `127.0.0.1:${port}`;
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const options = {
    host: "127.0.0.1",
    port,
    path,
    method: "POST",
    agent: false as const,
    headers: { host, authorization: `Bearer ${token}`, "content-type": "application/json", "content-length": "2" },
    signal: AbortSignal.timeout(longestMs),
  };
  const sent = certificate === undefined ? requestPlain(options) : requestTls({ ...options, ...exactly(certificate) });
  sent.on("error", reject);
  sent.on("response", (response) => {
    textOf(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject);
  });
  sent.end("{}");
  try {
    return await promise;
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    // Anything but silence means that something is there.
    const isSilent = code === "ECONNREFUSED" || code === "ABORT_ERR";
    throw new ChatError(isSilent ? "unreachable" : "bad-response", { host, kind: isSilent ? "no-server" : "no-fathom" }, { cause });
  }
}

/** Trusts this one certificate and no authority: it need not have an issuer, nor name 127.0.0.1, to be the right one. */
function exactly(certificate: string) {
  const { fingerprint256 } = new X509Certificate(certificate);
  return {
    ca: certificate,
    allowPartialTrustChain: true,
    checkServerIdentity: (_: string, shown: { readonly fingerprint256: string }) =>
      shown.fingerprint256 === fingerprint256 ? undefined : new Error("another certificate"),
  };
}
