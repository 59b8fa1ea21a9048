import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Lan } from "../../src/server/lan/lan.ts";
import { type Connection, isOwnAddress, isPlainTarget, ownAddresses, urlHost } from "../../src/server/own-address.ts";
import { cert, key } from "../support/test-certificate.ts";

const local: Connection = { localAddress: "127.0.0.1", remoteAddress: "127.0.0.1" };
const remote: Connection = { localAddress: "192.0.2.10", remoteAddress: "192.0.2.99" };
const loopback = ["127.0.0.1:4747", "localhost:4747", "[::1]:4747"];

function hosts(connection: Connection, lan?: Lan, port = 4747): readonly string[] {
  return ownAddresses({ port: () => port, lan }).hosts(connection);
}

test("alone: exactly the three spellings of our own address, and the port may be left out only where browsers do", () => {
  assert.deepEqual(hosts(local), loopback);
  assert.deepEqual(hosts({ localAddress: "::1", remoteAddress: "::1" }), loopback);
  assert.deepEqual(
    hosts(local, undefined, 80).filter((host) => host.startsWith("l")),
    ["localhost", "localhost:80"],
  );
  assert.deepEqual(hosts(remote), []);
  assert.deepEqual(hosts({}), []);
});

test("a stranger whom a router sends to 127.0.0.1 does not become this computer", () => {
  assert.deepEqual(hosts({ localAddress: "127.0.0.1", remoteAddress: "192.0.2.99" }), []);
  assert.deepEqual(hosts({ localAddress: "::ffff:127.0.0.1", remoteAddress: "::ffff:192.0.2.99" }, { kind: "plain" }), []);
});

test("with a certificate: the address that was reached and the certificate's names, over https", () => {
  const lan: Lan = { kind: "tls", cert, key };
  assert.deepEqual(hosts(remote, lan), ["192.0.2.10:4747", "chat.home.test:4747"]);
  assert.deepEqual(hosts(remote, lan, 443), ["192.0.2.10", "192.0.2.10:443", "chat.home.test", "chat.home.test:443"]);
  assert.deepEqual(hosts(local, lan), [...loopback, "chat.home.test:4747"]);
  assert.equal(ownAddresses({ port: () => 4747, lan }).origin("192.0.2.10:4747"), "https://192.0.2.10:4747");
});

test("without encryption: the address that was reached and no other", () => {
  const lan: Lan = { kind: "plain" };
  assert.deepEqual(hosts({ localAddress: "::ffff:192.0.2.10", remoteAddress: "::ffff:192.0.2.99" }, lan), ["192.0.2.10:4747"]);
  assert.deepEqual(hosts({ localAddress: "2001:db8:0:0:1::10", remoteAddress: "2001:db8::99" }, lan), ["[2001:db8::1:0:0:10]:4747"]);
  assert.deepEqual(hosts({ localAddress: "fe80::10", remoteAddress: "fe80::99" }, lan), []);
});

test("behind a proxy: its name from everywhere, this computer's names from here, and each has its own origin", () => {
  const addresses = ownAddresses({ port: () => 4747, lan: { kind: "proxy", name: "chat.example.org" } });
  assert.deepEqual(addresses.hosts(remote), ["chat.example.org"]);
  assert.deepEqual(addresses.hosts(local), [...loopback, "chat.example.org"]);
  assert.equal(addresses.origin("chat.example.org"), "https://chat.example.org");
  assert.equal(addresses.origin("localhost:4747"), "http://localhost:4747");
});

test("whatever the connection and the way, a host is spelt as a browser spells it", () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom("127.0.0.1", "::1", "::ffff:10.0.0.1", "fe80::1%eth0", "", undefined));
  const lans = fc.constantFrom<Lan | undefined>(undefined, { kind: "plain" }, { kind: "tls", cert, key });
  fc.assert(
    fc.property(address, address, lans, (localAddress, remoteAddress, lan) => {
      const addresses = ownAddresses({ port: () => 4747, lan });
      for (const host of addresses.hosts({ localAddress, remoteAddress })) assert.equal(new URL(addresses.origin(host)).host, host);
    }),
  );
});

test("an address that nobody elsewhere can name is none", () => {
  for (const address of [
    "127.0.0.1",
    "127.8.8.8",
    "::1",
    "169.254.7.7",
    "fe80::1",
    "FEBF::1",
    "::ffff:127.0.0.1",
    "",
    "evil.test",
    undefined,
  ])
    assert.equal(urlHost(address), undefined, String(address));
  assert.equal(urlHost("2001:DB8::1"), "[2001:db8::1]");
});

test("no other Host header passes", () => {
  const near = fc.constantFrom("localhost", "127.0.0.1", "[::1]", ":4747", ".", "@", " ", "evil.test", "4747", "\t", ",", "0");
  fc.assert(
    fc.property(fc.array(near, { maxLength: 6 }), (pieces) => {
      const host = pieces.join("");
      assert.equal(isOwnAddress(["hOsT", host], "/", loopback), loopback.includes(host));
    }),
  );
});

test("a plain target reads the same to everybody", () => {
  for (const target of ["/", "/api/models", "/main-Ab_1.js", "/?q=1", "/a.b/c-d?x=%20"]) assert.ok(isPlainTarget(target), target);
  fc.assert(
    fc.property(fc.array(fc.constantFrom("/", "a", ".", "..", "%2e", "\\", "%2f", "b", ";", "%00")), (pieces) => {
      const target = `/${pieces.join("")}`;
      if (!isPlainTarget(target)) return;
      assert.equal(new URL(target, "http://x").pathname, target);
      assert.equal(decodeURIComponent(target), target);
    }),
  );
});
