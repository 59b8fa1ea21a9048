import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { readCertificate } from "../../../../src/cli/serve/lan/read-certificate.ts";
import { ChatError } from "../../../../src/model/error.ts";
import { cert, certFile, key, keyFile } from "../../../support/test-certificate.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "fathom-cert-"));
});
after(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

/** The kind of the refusal, which names the file that is to blame. */
async function refusal(certPath: string, keyPath: string, blamed: string, now?: number): Promise<string | undefined> {
  const error = await readCertificate(certPath, keyPath, now).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ChatError);
  assert.deepEqual([error.code, error.details.file], ["config", blamed]);
  for (const line of key.split("\n").slice(2, -2)) assert.ok(!JSON.stringify([error.message, error.details]).includes(line));
  return error.details.kind;
}

test("a certificate and its key are read as they are", async () => {
  assert.deepEqual(await readCertificate(certFile, keyFile), { cert, key });
});

test("each thing that can be wrong has its own sentence, and the file to blame", async () => {
  const secp = { namedCurve: "P-256", publicKeyEncoding: { type: "spki", format: "pem" } } as const;
  const plain = generateKeyPairSync("ec", { ...secp, privateKeyEncoding: { type: "pkcs8", format: "pem" } }).privateKey;
  const locked = { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "open" } as const;
  const encrypted = generateKeyPairSync("ec", { ...secp, privateKeyEncoding: locked }).privateKey;
  const other = await file("other.pem", plain);
  const sealed = await file("sealed.pem", encrypted);
  const older = generateKeyPairSync("ec", { ...secp, privateKeyEncoding: { ...locked, type: "sec1" } }).privateKey;
  const sealedBefore = await file("sealed-before.pem", older);
  const text = await file("text.pem", "hello");
  const gone = join(folder, "gone.pem");

  assert.equal(await refusal(gone, keyFile, gone), "missing-file");
  assert.equal(await refusal(certFile, gone, gone), "missing-file");
  assert.equal(await refusal(folder, keyFile, folder), "unreadable");
  assert.equal(await refusal(text, keyFile, text), "not-certificate");
  assert.equal(await refusal(keyFile, certFile, keyFile), "not-certificate");
  assert.equal(await refusal(certFile, text, text), "not-private-key");
  assert.equal(await refusal(certFile, sealed, sealed), "key-encrypted");
  assert.equal(await refusal(certFile, sealedBefore, sealedBefore), "key-encrypted");
  assert.equal(await refusal(certFile, other, other), "other-key");
});

test("a certificate out of its time is refused with the day", async () => {
  assert.equal(await refusal(certFile, keyFile, certFile, Date.UTC(2200, 0)), "certificate-expired");
  assert.equal(await refusal(certFile, keyFile, certFile, Date.UTC(2000, 0)), "certificate-early");
});
