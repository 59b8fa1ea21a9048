import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { networkAddress, noNetwork } from "../support/own-network.ts";
import { cert, certFile, key, keyFile } from "../support/test-certificate.ts";
import { launchBrowser } from "./browser.ts";
import { startCommand } from "./command.ts";
import { ask, ended } from "./rig.ts";

/** A proxy that speaks TLS in front and passes everything on as it came, Host included. */
async function startProxy(): Promise<{ readonly server: Server; readonly port: number; readonly to: (port: number) => void }> {
  let target = 0;
  const server = createServer({ cert, key }, (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const passed = request({ host: "127.0.0.1", port: target, method, path: url, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  // Any server that listens on a port is the type's own promise.
  const { port } = server.address() as AddressInfo;
  return {
    server,
    port,
    to: (next) => {
      target = next;
    },
  };
}

const here = "MAP chat.home.test 127.0.0.1";
const ways = [
  { name: "over TLS", args: () => ["--lan", "--cert", certFile, "--key", keyFile], rule: here, secure: true, skip: false },
  { name: "without encryption", args: () => ["--lan-http"], rule: `EXCLUDE ${networkAddress}`, secure: false, skip: noNetwork },
  {
    name: "through a proxy",
    args: (proxy: number) => ["--lan", "--proxy", `chat.home.test:${proxy}`],
    rule: here,
    secure: true,
    skip: false,
  },
];

for (const { name, args, rule, secure, skip } of ways) {
  test(`another device opens the page ${name}, asks, and is still known after a reload`, { skip }, async () => {
    const proxy = await startProxy();
    const command = await startCommand(args(proxy.port), 2);
    proxy.to(Number(new URL(command.link).port));
    const browser = await launchBrowser(rule);
    try {
      const context = await browser.newContext({ locale: "en-US", ignoreHTTPSErrors: true });
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on("pageerror", (error) => troubles.push(String(error)));
      await page.goto(command.printed[1] ?? "");
      await page.getByRole("textbox").waitFor();
      await ask(page, "What is 47 + 38?");
      await ended(page);
      assert.match(await page.locator(".answer").innerText(), /\b85\b/);
      assert.ok(!page.url().includes("launch"));
      const [cookie] = await context.cookies();
      assert.deepEqual([cookie?.secure, cookie?.httpOnly, cookie?.sameSite], [secure, true, "Strict"]);
      await page.reload();
      await page.getByRole("textbox").waitFor();
      assert.deepEqual(troubles, []);
    } finally {
      await browser.close();
      await command.close();
      proxy.server.closeAllConnections();
      proxy.server.close();
    }
  });
}
