import assert from "node:assert/strict";
import { test } from "node:test";
import { certificateNames } from "../../../src/server/lan/certificate-names.ts";
import { cert } from "../../support/test-certificate.ts";

test("a certificate's DNS names, without wildcards, addresses and this computer's name for itself", () => {
  assert.deepEqual(certificateNames(cert), ["chat.home.test"]);
});

test("a name that was made to look like two is none, and upper case is written as browsers do", () => {
  assert.deepEqual(certificateNames(tricky), ["upper.test", "_srv.test"]);
});

test("what is no certificate is refused", () => {
  assert.throws(() => certificateNames("PEM"));
});

/**
 * Self-signed, its key thrown away. Its names: "UPPER.test", "evil.test, DNS:bank.test", "a.localhost", "under_score-.test",
 * "dot.test.", "127.0.0.1", "_srv.test"; and an address and an e-mail address.
 */
const tricky = `-----BEGIN CERTIFICATE-----
MIIB7jCCAZSgAwIBAgIUSg/Xm3P1WuebRCrFsu8wOxTizhowCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQRmF0aG9tIHRlc3Qgb25seTAgFw0yNjExMjUwMDQ4MjlaGA8y
MTI2MTEwMTAwNDgyOVowGzEZMBcGA1UEAwwQRmF0aG9tIHRlc3Qgb25seTBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABDP0wNzhw1RQmNfYIlaRyQK37JLI+scIs0Fs
k126bXOV+35Ui/SqyUI3Pc7zAkZdp6zrJT4PiozIL5h+zcD6Tb2jgbMwgbAwgY4G
A1UdEQSBhjCBg4IKVVBQRVIudGVzdIIYZXZpbC50ZXN0LCBETlM6YmFuay50ZXN0
ggthLmxvY2FsaG9zdIIRdW5kZXJfc2NvcmUtLnRlc3SCCWRvdC50ZXN0LoIJMTI3
LjAuMC4xgglfc3J2LnRlc3SHBMAAAgqBFHNvbWVib2R5QGV4YW1wbGUub3JnMB0G
A1UdDgQWBBQ2RhFZsZfBbwVE23yT/Zwlqws4hjAKBggqhkjOPQQDAgNIADBFAiBl
ky1Pu8Ymom/qrUYznJJAZWTCzCpBgUzeYht8whoVTQIhAPAoMpvVvweDM60ar1Ud
8A9ZUa5g5ttD5RyaPyq9lSij
-----END CERTIFICATE-----
`;
