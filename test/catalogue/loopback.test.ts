import assert from "node:assert/strict";
import { test } from "node:test";
import { isLoopback } from "../../src/catalogue/loopback.ts";

const hostOf = (url: string) => new URL(url).hostname;

test("knows the spellings of this computer", () => {
  for (const url of ["http://localhost:1", "http://LOCALHOST", "http://127.0.0.1", "http://127.1.2.3", "http://[::1]:80", "http://0x7f.1"])
    assert.ok(isLoopback(hostOf(url)), url);
});

test("takes nothing else for this computer", () => {
  for (const url of [
    "http://localhost.example.org",
    "http://127.0.0.1.example.org",
    "http://0.0.0.0",
    "http://192.168.0.1",
    "http://[::ffff:127.0.0.1]",
    "http://[::2]",
  ]) {
    assert.ok(!isLoopback(hostOf(url)), url);
  }
});
