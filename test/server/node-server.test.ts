import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { test } from "node:test";
import { connect as connectTls } from "node:tls";
import type { Lan } from "../../src/server/lan/lan.ts";
import { networkAddress, noNetwork } from "../support/own-network.ts";
import { cert, key } from "../support/test-certificate.ts";
import { raw, startRig, thoughtful } from "./rig.ts";

/** So short that a test need not wait; still, it waits for events only. */
const limits = { headersMs: 100, requestMs: 200, keepAliveMs: 100, headerBytes: 4_096, everyMs: 20 };
const tls: Lan = { kind: "tls", cert, key };

const openers: Readonly<Record<string, { readonly lan?: Lan; readonly open: (port: number) => Socket }>> = {
  plain: { open: (port) => connect(port, "127.0.0.1") },
  tls: { lan: tls, open: (port) => connectTls({ port, host: "127.0.0.1", ca: cert, servername: "chat.home.test" }) },
};

/** Resolves once a connection has gone, be it with a reset. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once("close", () => resolve()));
}

for (const [form, { lan, open }] of Object.entries(openers)) {
  for (const [name, bytes] of [
    ["says nothing", () => ""],
    ["never ends its headers", () => "GET / HTTP/1.1\r\nHost: "],
    [
      "never ends its body",
      (port: number, token: string) =>
        `POST /api/reply HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{`,
    ],
    ["sends too many headers", (port: number) => `GET / HTTP/1.1\r\nHost: localhost:${port}\r\n${"X-More: 12345678\r\n".repeat(500)}\r\n`],
    ["does not come back", (port: number) => `GET / HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`],
  ] as const) {
    test(`${form}: whoever ${name} is let go of`, async (t) => {
      const rig = await startRig(thoughtful, { limits, lan });
      t.after(() => rig.server.close());
      const socket = open(rig.server.port).on("error", () => undefined);
      t.after(() => socket.destroy());
      socket.write(bytes(rig.server.port, rig.token));
      socket.resume();
      await closed(socket);
      assert.equal(rig.asked.length, 0);
    });
  }

  test(`${form}: a reply may take longer than any request, without a byte before its end`, async (t) => {
    const rig = await startRig([{ type: "pause", ms: 3 * limits.requestMs }, ...thoughtful], { limits, lan });
    t.after(() => rig.server.close());
    const body = JSON.stringify({ model: "played", messages: [{ role: "user", content: "7 + 5" }] });
    const head = `POST /v1/chat/completions HTTP/1.1\r\nHost: localhost:${rig.server.port}\r\nAuthorization: Bearer ${rig.token}`;
    const lines = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close`;
    const response = await raw(rig.server.port, `${head}\r\n${lines}\r\n\r\n${body}`, open(rig.server.port));
    assert.equal(response.status, 200);
    assert.match(response.text, /"content":"12"/);
  });
}

test("a refusal does not leave half a connection to whoever keeps the other half open", { timeout: 20_000 }, async (t) => {
  const rig = await startRig(thoughtful, { limits });
  t.after(() => rig.server.close());
  for (const bytes of ["hello\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: "]) {
    const socket = connect({ port: rig.server.port, host: "127.0.0.1", allowHalfOpen: true }).on("error", () => undefined);
    // Half a connection would go on taking what is written; one that has gone answers with a reset.
    const writing = setInterval(() => socket.readableEnded && socket.write("x"), 10);
    t.after(() => clearInterval(writing));
    socket.write(bytes);
    socket.resume();
    await closed(socket);
  }
});

test("whoever speaks no TLS to a server that does is let go of", async (t) => {
  const rig = await startRig(thoughtful, { limits, lan: tls });
  t.after(() => rig.server.close());
  for (const bytes of ["GET / HTTP/1.1\r\n\r\n", "\u0016\u0003\u0001", ""]) {
    const socket = connect(rig.server.port, "127.0.0.1").on("error", () => undefined);
    socket.write(bytes);
    socket.resume();
    await closed(socket);
  }
});

const skip = noNetwork;

test("without a word about it nobody but this computer gets a connection", { skip }, async (t) => {
  const rig = await startRig();
  t.after(() => rig.server.close());
  const socket = connect(rig.server.port, networkAddress ?? "");
  const [error] = await once(socket, "error");
  assert.equal(error.code, "ECONNREFUSED");
});

test("--lan-http answers others under the address that they reached", { skip }, async (t) => {
  const rig = await startRig(thoughtful, { lan: { kind: "plain" } });
  t.after(() => rig.server.close());
  const response = await fetch(`http://${networkAddress}:${rig.server.port}/api/models`, {
    headers: { authorization: `Bearer ${rig.token}` },
  });
  assert.equal(response.status, 200);
  const { link, pairing } = rig.server.links();
  assert.equal(new URL(link).hostname, "127.0.0.1");
  assert.equal(new URL(pairing ?? "").hostname, networkAddress);
});
