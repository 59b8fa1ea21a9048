import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type LanFlags, openLan } from "../../../../src/cli/serve/lan/lan-flags.ts";
import { ChatError } from "../../../../src/model/error.ts";
import { runProgram } from "../../../support/program.ts";
import { cert, certFile, key, keyFile } from "../../../support/test-certificate.ts";

async function refusal(flags: LanFlags): Promise<string | undefined> {
  const thrown = await openLan(flags).then(
    (lan) => assert.fail(JSON.stringify(lan)),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ChatError && thrown.code === "usage");
  return thrown.details.kind;
}

const tls = { cert: certFile, key: keyFile };

test("exactly three ways, and none without a flag", async () => {
  assert.equal(await openLan({}), undefined);
  assert.deepEqual(await openLan({ lan: true, ...tls }), { kind: "tls", cert, key });
  assert.deepEqual(await openLan({ lan: true, proxy: "Chat.Example.org:443" }), { kind: "proxy", name: "chat.example.org" });
  assert.deepEqual(await openLan({ lan: true, proxy: "[2001:db8::1]:8443" }), { kind: "proxy", name: "[2001:db8::1]:8443" });
  assert.deepEqual(await openLan({ "lan-http": true }), { kind: "plain" });
});

test("every other combination is refused before a file is read, and says what to do", async () => {
  const flag = <T>(value: T) => fc.option(fc.constant(value), { nil: undefined });
  const all = fc.record({
    lan: flag(true),
    cert: flag("gone"),
    key: flag("gone"),
    proxy: flag("chat.example.org"),
    "lan-http": flag(true),
  });
  const right = ["", "lan-http", "lan,proxy", "lan,cert,key"];
  await fc.assert(
    fc.asyncProperty(all, async (given) => {
      const flags: LanFlags = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const names = Object.keys(flags).join(",");
      if (!right.includes(names)) assert.match((await refusal(flags)) ?? "", /^lan-(?:alone|half|missing|ways)$/);
    }),
  );
  assert.equal(await refusal({ lan: true }), "lan-alone");
  assert.equal(await refusal({ lan: true, cert: "gone" }), "lan-half");
  assert.equal(await refusal({ lan: true, key: "gone" }), "lan-half");
  assert.equal(await refusal({ ...tls }), "lan-missing");
  assert.equal(await refusal({ proxy: "chat.example.org" }), "lan-missing");
  assert.equal(await refusal({ lan: true, "lan-http": true }), "lan-ways");
  assert.equal(await refusal({ lan: true, ...tls, proxy: "chat.example.org" }), "lan-ways");
});

test("a proxy's name is a name and nothing else", async () => {
  for (const proxy of [
    "",
    "https://chat.example.org",
    "chat.example.org/",
    "user@chat.example.org",
    "a b",
    "chat.example.org:0443",
    "1",
    "a:b:c",
  ])
    assert.equal(await refusal({ lan: true, proxy }), "lan-proxy-name", proxy);
});

test("the command ends with 2 for the flags, with 78 for files and for a token that can be guessed, and listens to nothing", async (t) => {
  const alone = await runProgram(t, ["serve", "--lan"]);
  assert.deepEqual([alone.code, alone.stdout], [2, ""]);
  assert.match(alone.stderr, /--lan --cert FILE --key FILE.*--lan --proxy NAME.*--lan-http/);
  const french = await runProgram(t, ["serve", "--lan", "--lang", "fr"]);
  assert.match(french.stderr, /--lan-http \(non chiffré\)/);
  const gone = await runProgram(t, ["serve", "--lan", "--cert", "gone.pem", "--key", keyFile]);
  assert.deepEqual([gone.code, gone.stdout], [78, ""]);
  assert.match(gone.stderr, /gone\.pem/);
  for (const way of [["--lan-http"], ["--lan", "--proxy", "chat.example.org"]]) {
    const args = ["serve", ...way, "--port", "0", "--no-open", "--model", "fathom-tiny"];
    const guessable = await runProgram(t, args, { env: { FATHOM_TOKEN: "guess-me" } });
    assert.deepEqual([guessable.code, guessable.stdout], [78, ""]);
    assert.match(guessable.stderr, /FATHOM_TOKEN/);
    assert.ok(!guessable.stderr.includes("guess-me"));
  }
});
