import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { launchBrowser } from "./browser.ts";
import { ask, ended, type Rig, startRig } from "./rig.ts";
import { attacks } from "./script.ts";

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig.close());

for (const size of ["whole", "in pieces of 1"]) {
  test(`nothing that a model writes runs or loads anything (${size})`, async () => {
    const { page, context, troubles } = await rig.open();
    page.on("dialog", (dialog) => {
      troubles.concat(dialog.type());
      void dialog.dismiss();
    });
    await ask(page, `attack ${size}`);
    await ended(page);
    await page.locator(".thinking summary").click();
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => "hacked" in window), false);
    const seen = await page.locator(".answer").innerText();
    assert.ok(seen.includes("onerror=window.hacked=1"), "the text itself is shown");
    assert.ok((await page.locator(".thinking-text").innerText()).includes(attacks[0] ?? "-"));
    const elements = await page.evaluate(() => {
      const all = [...document.querySelectorAll(".conversation *")];
      return {
        names: all
          .map(({ localName }) => localName)
          .filter((name) => /^(?:script|img|iframe|svg|style|link|form|object|embed|base|meta|input|video)$/.test(name)),
        handlers: all.flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith("on") || name === "style" || name === "src"),
        ),
        links: [...document.querySelectorAll<HTMLAnchorElement>(".conversation a[href]")].map(({ protocol }) => protocol),
      };
    });
    assert.deepEqual(elements.names, []);
    assert.deepEqual(elements.handlers, []);
    assert.ok(elements.links.length > 0);
    for (const protocol of elements.links) assert.match(protocol, /^(?:https?|mailto):$/);
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

test("nothing in a title, a question or an excerpt runs or loads anything", async () => {
  const { page, context, troubles } = await rig.open();
  const carriers = attacks.map((attack) => attack.replaceAll("\n", " "));
  await ask(page, `bare ${carriers.join(" ")}`);
  await ended(page);
  for (const [index, attack] of carriers.entries()) {
    await page.evaluate(
      async ({ key, text }) => {
        const body = JSON.stringify({ key, model: "fathom-tiny", ask: { type: "question", text, after: null } });
        await fetch("/api/runs", { method: "POST", body, headers: { "content-type": "application/json" } });
      },
      { key: `attack ${index}`, text: `${attack} bare` },
    );
  }
  await page.getByRole("button", { name: "Conversations" }).click();
  await page.locator(".panel li").nth(carriers.length).waitFor();
  const titles = await page.locator(".panel a").allInnerTexts();
  for (const attack of ["<script>window.hacked=1</script> bare", "<img src=x onerror=window.hacked=1> bare"])
    assert.ok(titles.includes(attack));
  await page.getByRole("searchbox").fill("hacked");
  await page.locator(".excerpt").first().waitFor();
  assert.ok((await page.locator(".excerpt").allInnerTexts()).some((text) => text.includes("onerror=window.hacked=1")));
  const elements = await page.evaluate(() =>
    [...document.querySelectorAll(".panel *")]
      .map(({ localName }) => localName)
      .filter((name) => /^(?:script|img|iframe|svg|style|form|math|x)$/.test(name)),
  );
  assert.deepEqual(elements, []);
  const links = await page.locator(".panel a").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  for (const link of links) assert.match(link, /^#c=/);
  assert.equal(await page.evaluate(() => "hacked" in window), false);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a name of somebody else's that leads to this computer gets nothing", async () => {
  const browser = await launchBrowser("MAP rebind.test 127.0.0.1");
  try {
    const page = await browser.newPage();
    for (const { method, path } of rig.server.routes.filter((route) => route.method === "GET")) {
      const response = await page.goto(`http://rebind.test:${rig.server.port}${path}`);
      assert.equal(response?.status(), 403, `${method} ${path}`);
      assert.equal(await response?.text(), "");
    }
  } finally {
    await browser.close();
  }
});

test("a page of somebody else's reaches nothing, although the browser has the cookie", async () => {
  const { page, context } = await rig.open();
  const asked = rig.asked.length;
  const foreign = createServer((_, response) =>
    response.setHeader("content-type", "text/html").end("<!doctype html><title>foreign</title>"),
  );
  await new Promise<void>((resolve) => foreign.listen(0, "127.0.0.1", () => resolve()));
  try {
    // Any server that listens on a port is the type's own promise.
    const { port } = foreign.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    const results = await page.evaluate(
      async ({ url, routes }) => {
        const reached: string[] = [];
        const body = JSON.stringify({ key: "foreign", model: "fathom-tiny", ask: { type: "question", text: "hello", after: null } });
        for (const { method, path } of routes) {
          const init = method === "POST" ? { method, body } : { method };
          for (const mode of ["cors", "no-cors"] as const) {
            for (const type of ["text/plain", "application/json"]) {
              const headers = method === "POST" ? { headers: { "content-type": type } } : {};
              await fetch(url + path, { ...init, ...headers, mode, credentials: "include" }).then(
                (response) => {
                  if (response.type !== "opaque") reached.push(`${mode} ${method} ${path} ${response.status}`);
                },
                () => undefined,
              );
            }
          }
          navigator.sendBeacon(url + path, body);
          const loaded = await new Promise<boolean>((resolve) => {
            const script = document.createElement("script");
            script.src = url + path;
            script.onload = () => resolve(true);
            script.onerror = () => resolve(false);
            document.head.append(script);
          });
          if (loaded) reached.push(`script ${path}`);
        }
        return reached;
      },
      { url: rig.server.url, routes: [...rig.server.routes] },
    );
    assert.deepEqual(results, []);
    assert.equal(rig.asked.length, asked);
  } finally {
    foreign.closeAllConnections();
    foreign.close();
    await context.close();
  }
});
