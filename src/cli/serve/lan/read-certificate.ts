import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createSecureContext } from "node:tls";
import { ChatError } from "../../../model/error.ts";

/** Both in PEM form. The certificate may bring its chain. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/**
 * Reads what TLS needs and refuses now what browsers would refuse later. An expired certificate is among it: a warning that
 * one learns to click away is the very one that somebody in between would show.
 *
 * @param now milliseconds since 1970.
 * @throws ChatError `config` with the file that cannot be used.
 */
export async function readCertificate(certFile: string, keyFile: string, now = Date.now()): Promise<Certified> {
  const [cert, key] = await Promise.all([read(certFile), read(keyFile)]);
  const certificate = certificateOf(cert, certFile);
  const privateKey = keyOf(key, keyFile);
  if (!certificate.checkPrivateKey(privateKey)) throw unusable("other-key", keyFile);
  if (now > certificate.validToDate.getTime()) throw unusable("certificate-expired", certFile, dayOf(certificate.validToDate));
  if (now < certificate.validFromDate.getTime()) throw unusable("certificate-early", certFile, dayOf(certificate.validFromDate));
  try {
    createSecureContext({ cert, key });
  } catch (cause) {
    throw unusable("certificate-unusable", certFile, cause instanceof Error ? cause.message : String(cause), cause);
  }
  return { cert, key };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw unusable(isMissing ? "missing-file" : "unreadable", file, undefined, cause);
  }
}

function certificateOf(pem: string, file: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw unusable("not-certificate", file, undefined, cause);
  }
}

function keyOf(pem: string, file: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    // How both forms of PEM say it (RFC 7468, 11, and RFC 1421, 4.6.1.1).
    const isEncrypted = /^-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(pem);
    throw unusable(isEncrypted ? "key-encrypted" : "not-private-key", file, undefined, cause);
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function unusable(kind: string, file: string, said?: string, cause?: unknown): ChatError {
  return new ChatError("config", { kind, file, ...(said !== undefined && { said }) }, cause === undefined ? {} : { cause });
}
