import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { anotherLink } from "../../../../src/cli/serve/another-link.ts";
import { reachOf } from "../../../../src/cli/serve/serve.ts";
import { writeNote } from "../../../../src/cli/serve/server-note.ts";
import { ChatError } from "../../../../src/model/error.ts";
import type { Lan } from "../../../../src/server/lan/lan.ts";
import { en } from "../../../../src/texts/serve/en.ts";
import { startRig, thoughtful } from "../../../server/rig.ts";
import { networkAddress, noNetwork } from "../../../support/own-network.ts";
import { bareEnvironment, runProgram, startProgram } from "../../../support/program.ts";
import { readQrCode } from "../../../support/read-qr-code.ts";
import { noTerminal, startInTerminal } from "../../../support/terminal.ts";
import { addressesOnly, cert, certFile, key, keyFile } from "../../../support/test-certificate.ts";

const tls: Lan = { kind: "tls", cert, key };
const common = ["--no-open", "--port", "0", "--model", "fathom-tiny"];
const certified = ["serve", "--lan", "--cert", certFile, "--key", keyFile, ...common];

async function noteFolder(t: TestContext, port: number, certificate: string | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "fathom-lan-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeNote(folder, { port, pid: process.pid, certificate });
  return folder;
}

/** Status of one request over TLS to this computer, under the certificate's name. */
function statusOf(port: number, path: string, token: string): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const headers = { host: `chat.home.test:${port}`, authorization: `Bearer ${token}` };
  request({ host: "127.0.0.1", servername: "chat.home.test", port, path, ca: cert, headers }, (response) => {
    response.resume();
    resolve(response.statusCode);
  })
    .on("error", reject)
    .end();
  return promise;
}

test("the command serves over TLS, prints one link for here and one for elsewhere, and --link gives two more", async (t) => {
  const env = bareEnvironment(t);
  const program = startProgram(t, certified, { env });
  await program.shows("stderr", "Other programs ask at https://");
  const token = (await runProgram(t, ["serve", "--print-token"], { env })).stdout.trim();
  const more = await runProgram(t, ["serve", "--link"], { env });
  assert.equal(more.code, 0);
  const port = Number(new URL(more.stdout.split("\n")[0] ?? "").port);
  assert.equal(await statusOf(port, "/v1/models", token), 200);
  const again = await runProgram(t, ["serve", "--link", "--port", String(port)], { env });

  program.child.kill("SIGTERM");
  const { code, stdout, stderr } = await program.ended;
  assert.equal(code, 143);
  const printed = [stdout, more.stdout, again.stdout].flatMap((text) => text.split("\n").slice(0, 2));
  for (const [i, link] of printed.entries())
    assert.match(
      link,
      i % 2 === 0 ? /^https:\/\/localhost:\d+\/#launch=[\w-]{43}$/ : /^https:\/\/chat\.home\.test:\d+\/#launch=[\w-]{43}$/,
    );
  assert.equal(new Set(printed).size, 6);
  assert.equal(stdout.split("\n").length, 3);
  for (const [text, pairing] of [
    [stderr, printed[1]],
    [more.stderr, printed[3]],
  ] as const) {
    assert.equal(
      readQrCode(
        text
          .split("\n")
          .filter((line) => /^[ ▀▄█]+$/.test(line))
          .join("\n"),
      ),
      pairing,
    );
    for (const absent of ["launch=", "\u001b", token]) assert.ok(!text.includes(absent));
  }
});

test("--lan-http says aloud that anybody can read along, in both languages", async (t) => {
  for (const [lang, sentence] of [
    ["en", "NOT ENCRYPTED: anybody on the network can read along"],
    ["fr", "NON CHIFFRÉ : tout le monde sur le réseau peut lire"],
  ] as const) {
    const program = startProgram(t, ["serve", "--lan-http", "--lang", lang, ...common]);
    await program.shows("stderr", sentence);
    program.child.kill("SIGTERM");
    await program.ended;
  }
});

test("a certificate without a name is said to be one", async () => {
  for (const [lan, says] of [
    [tls, false],
    [{ kind: "tls", cert: addressesOnly, key }, true],
  ] as const)
    assert.equal(reachOf(lan, en).includes(en.namesNothing), says);
});

test("--lan --proxy prints the proxy's name without our port", async (t) => {
  const program = startProgram(t, ["serve", "--lan", "--proxy", "chat.example.org:8443", ...common]);
  await program.shows("stderr", "Only requests for chat.example.org:8443 are answered.");
  await program.shows("stderr", "Other programs");
  program.child.kill("SIGTERM");
  assert.match((await program.ended).stdout, /^http:\/\/127\.0\.0\.1:\d+\/#launch=\S+\nhttps:\/\/chat\.example\.org:8443\/#launch=\S+\n$/);
});

test("a terminal gets the code if it is wide enough, else a line that says how wide it takes", { skip: noTerminal }, async (t) => {
  for (const columns of [80, 40]) {
    const program = startInTerminal(t, certified, { columns });
    await program.shows("stdout", "\u001b[38;5;231;48;5;16m");
    await program.shows("stdout", "Other programs");
    program.child.kill("SIGTERM");
    const lines = (await program.ended).stdout.split("\r\n").filter((line) => line.startsWith("\u001b[38;5;231"));
    const widths = new Set(lines.map((line) => line.replace(/[^ ▀▄█]/g, "").length));
    assert.equal(widths.size, 1);
    assert.ok([...widths].every((width) => width > 30 && width <= columns));
  }
  const narrow = startInTerminal(t, certified, { columns: 30 });
  await narrow.shows("stdout", "Other programs");
  narrow.child.kill("SIGTERM");
  const { stdout } = await narrow.ended;
  assert.match(stdout.replaceAll(/\s+/g, " "), /columns, and this terminal has 30/);
  assert.doesNotMatch(stdout, /[▀▄█]/);
});

test("without colour the code has no colours", { skip: noTerminal }, async (t) => {
  const program = startInTerminal(t, certified, { env: { NO_COLOR: "1" } });
  await program.shows("stdout", "████");
  await program.shows("stdout", "Other programs");
  program.child.kill("SIGTERM");
  assert.ok(!(await program.ended).stdout.includes("\u001b["));
});

test("a link is asked for over TLS only from the very certificate that was noted", async (t) => {
  const rig = await startRig(thoughtful, { lan: tls });
  t.after(() => rig.server.close());
  const { token } = rig;
  const { port } = rig.server;
  const folder = await noteFolder(t, port, cert);
  const { link, pairing } = await anotherLink({ folder, token });
  assert.equal(new URL(link).origin, `https://localhost:${port}`);
  assert.equal(new URL(pairing ?? "").origin, `https://chat.home.test:${port}`);
  const refusal = async (options: Parameters<typeof anotherLink>[0]) => {
    const thrown = await anotherLink(options).then(
      () => undefined,
      (error: unknown) => error,
    );
    assert.ok(thrown instanceof ChatError);
    return `${thrown.code} ${thrown.details.kind}`;
  };
  assert.equal(await refusal({ folder, token: "other" }), "unauthorised other-token");
  const mistaken = await noteFolder(t, port, addressesOnly);
  assert.equal(await refusal({ folder: mistaken, token }), "bad-response no-fathom");
});

test("somebody else's server on the noted port never sees the token", async (t) => {
  const seen: unknown[] = [];
  const squatter = createServer((incoming, response) => {
    seen.push(incoming.headers);
    response.end();
  });
  await new Promise<void>((resolve) => squatter.listen(0, "127.0.0.1", () => resolve()));
  t.after(() => squatter.close());
  // Any server that listens on a port is the type's own promise.
  const { port } = squatter.address() as AddressInfo;
  const folder = await noteFolder(t, port, cert);
  await assert.rejects(
    anotherLink({ folder, token: "secret" }),
    (error) => error instanceof ChatError && error.details.kind === "no-fathom" && !JSON.stringify(error).includes("secret"),
  );
  assert.deepEqual(seen, []);
});

test("the link for another device works from its address, once", { skip: noNetwork }, async (t) => {
  const rig = await startRig(thoughtful, { lan: { kind: "plain" } });
  t.after(() => rig.server.close());
  const { origin, hash } = new URL(rig.server.links().pairing ?? "");
  assert.equal(origin, `http://${networkAddress}:${rig.server.port}`);
  const open = () =>
    fetch(`${origin}/api/session`, {
      method: "POST",
      headers: { origin, "content-type": "application/json" },
      body: JSON.stringify({ secret: hash.slice("#launch=".length) }),
    });
  assert.equal((await open()).status, 204);
  assert.equal((await open()).status, 401);
});
