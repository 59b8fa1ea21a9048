import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A self-signed certificate for chat.home.test, *.wild.test, localhost and 192.0.2.10, valid for a hundred years, and its key. */
export const certFile = fileURLToPath(new URL("test-only-certificate.pem", import.meta.url));
export const keyFile = fileURLToPath(new URL("test-only-key.pem", import.meta.url));
export const cert = readFileSync(certFile, "utf8");
export const key = readFileSync(keyFile, "utf8");
