import assert from "node:assert/strict";
import { test } from "node:test";
import { certificateNames } from "../../../src/server/lan/certificate-names.ts";
import type { Lan } from "../../../src/server/lan/lan.ts";
import { type ReachableAtOptions, reachableAt } from "../../../src/server/lan/reachable-at.ts";
import { addressesOnly, cert, key } from "../../support/test-certificate.ts";

const interfaces: ReachableAtOptions["interfaces"] = {
  lo: [
    { address: "127.0.0.1", internal: true },
    { address: "::1", internal: true },
  ],
  eth0: [
    { address: "2001:db8::20", internal: false },
    { address: "fe80::20", internal: false },
    { address: "169.254.3.3", internal: false },
    { address: "192.168.1.20", internal: false },
  ],
  wlan0: [{ address: "10.0.0.20", internal: false }],
};

const at = (lan?: Lan, given: Partial<ReachableAtOptions> = {}) => reachableAt({ port: 4747, lan, interfaces, ...given });

test("alone there is one address, and it is this computer's", () => {
  assert.deepEqual(at(), { here: "http://127.0.0.1:4747" });
});

test("without encryption the first IPv4 address is the one for others, IPv6 where there is no other", () => {
  assert.deepEqual(at({ kind: "plain" }), { here: "http://127.0.0.1:4747", elsewhere: "http://192.168.1.20:4747" });
  assert.equal(at({ kind: "plain" }, { port: 80 }).elsewhere, "http://192.168.1.20");
  const only6 = { eth0: interfaces["eth0"]?.slice(0, 2) };
  assert.equal(at({ kind: "plain" }, { interfaces: only6 }).elsewhere, "http://[2001:db8::20]:4747");
  assert.deepEqual(at({ kind: "plain" }, { interfaces: { lo: interfaces["lo"] } }), { here: "http://127.0.0.1:4747" });
});

test("with a certificate its name is the one for others, and this computer is named as the certificate does", () => {
  const lan: Lan = { kind: "tls", cert, key };
  assert.deepEqual(at(lan), { here: "https://localhost:4747", elsewhere: "https://chat.home.test:4747" });
  assert.equal(at(lan, { port: 443 }).elsewhere, "https://chat.home.test");
});

test("of several addresses the one that a certificate without names vouches for", () => {
  const lan: Lan = { kind: "tls", cert: addressesOnly, key: "" };
  const found = { ...interfaces, usb0: [{ address: "192.0.2.10", internal: false }] };
  assert.deepEqual(certificateNames(addressesOnly), []);
  assert.deepEqual(at(lan, { interfaces: found }), { here: "https://127.0.0.1:4747", elsewhere: "https://192.0.2.10:4747" });
  assert.equal(at(lan).elsewhere, "https://192.168.1.20:4747");
});

test("behind a proxy its name is the one for others", () => {
  const lan: Lan = { kind: "proxy", name: "chat.example.org:8443" };
  assert.deepEqual(at(lan), { here: "http://127.0.0.1:4747", elsewhere: "https://chat.example.org:8443" });
});
