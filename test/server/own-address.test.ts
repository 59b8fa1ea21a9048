import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isOwnAddress, isPlainTarget, ownHosts } from "../../src/server/own-address.ts";

test("exactly the three spellings of our own address pass, and the port may be left out only where browsers do", () => {
  for (const host of ["127.0.0.1:4747", "localhost:4747", "[::1]:4747"]) assert.ok(isOwnAddress(["Host", host], "/", 4747), host);
  assert.ok(isOwnAddress(["hOsT", "localhost"], "/", 80));
  assert.ok(!isOwnAddress(["Host", "localhost"], "/", 4747));
});

test("no other Host header passes", () => {
  const near = fc.constantFrom("localhost", "127.0.0.1", "[::1]", ":4747", ".", "@", " ", "evil.test", "4747", "\t", ",", "0");
  fc.assert(
    fc.property(fc.array(near, { maxLength: 6 }), (pieces) => {
      const host = pieces.join("");
      assert.equal(isOwnAddress(["Host", host], "/", 4747), ownHosts(4747).includes(host));
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
