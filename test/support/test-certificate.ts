import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A self-signed certificate for chat.home.test, *.wild.test, localhost and 192.0.2.10, valid for a hundred years, and its key. */
export const certFile = fileURLToPath(new URL("test-only-certificate.pem", import.meta.url));
export const keyFile = fileURLToPath(new URL("test-only-key.pem", import.meta.url));
export const cert = readFileSync(certFile, "utf8");
export const key = readFileSync(keyFile, "utf8");

/** Self-signed, its key thrown away: subjectAltName is 192.0.2.10 alone. */
export const addressesOnly = `-----BEGIN CERTIFICATE-----
MIIBnjCCAUSgAwIBAgIUKgrHC8AO7FUQVrkbAueD6DsjqtowCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQRmF0aG9tIHRlc3Qgb25seTAgFw0yNjExMjUwMDQ4MjlaGA8y
MTI2MTEwMTAwNDgyOVowGzEZMBcGA1UEAwwQRmF0aG9tIHRlc3Qgb25seTBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABEcmShHFDqv3L0R0oXt/5+qYhRvkqXBvqYUp
1fEb5Aj0G5a+6S79H/GXSe7RvXVNLLQqYITmf+jQqXrHo1ShUzujZDBiMB0GA1Ud
DgQWBBQqMvVN20n5FcMcmEJfTGWDDwnP8zAfBgNVHSMEGDAWgBQqMvVN20n5FcMc
mEJfTGWDDwnP8zAPBgNVHRMBAf8EBTADAQH/MA8GA1UdEQQIMAaHBMAAAgowCgYI
KoZIzj0EAwIDSAAwRQIgLfU3Hk5oKUF8JMA8M4O5DoUubTFEMeqBJCAAiOs0DxkC
IQDHKgIocQIgMZbUayTFthZNMHFUuBnhsu9ugwMIE210uw==
-----END CERTIFICATE-----
`;
