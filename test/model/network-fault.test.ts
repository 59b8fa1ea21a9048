import assert from "node:assert/strict";
import { test } from "node:test";
import { networkFault } from "../../src/model/network-fault.ts";

test("each code of a connection has its meaning", () => {
  for (const [code, meaning] of [
    ["ECONNREFUSED", "refused"],
    ["ENOTFOUND", "dns"],
    ["EAI_AGAIN", "dns"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
    ["CERT_HAS_EXPIRED", "tls"],
    ["EPROTO", "not-tls"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "not-tls"],
    ["ECONNRESET", "network"],
    ["", "network"],
  ] as const) {
    assert.equal(networkFault(code), meaning, code);
  }
});
