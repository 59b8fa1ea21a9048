import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Rig, startRig } from "./rig.ts";

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig.server.close());

const headers = { "content-type": "application/json" };

function launch(secret: string): Promise<Response> {
  return fetch(`${rig.server.url}/api/session`, { method: "POST", headers, body: JSON.stringify({ secret }) });
}

function secretOf(link: string): string {
  return new URLSearchParams(new URL(link).hash.slice(1)).get("launch") ?? "";
}

test("a launch link works once and gives a cookie that scripts and other sites never see", async () => {
  const secret = secretOf(rig.server.link());
  assert.match(secret, /^[\w-]{43}$/);
  const first = await launch(secret);
  assert.equal(first.status, 204);
  const cookie = first.headers.get("set-cookie") ?? "";
  assert.match(cookie, /^fathom-\d+=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/);
  assert.ok(!cookie.includes(rig.token));
  assert.equal((await launch(secret)).status, 401);

  const models = await fetch(`${rig.server.url}/api/models`, { headers: { cookie: cookie.split(";")[0] ?? "" } });
  assert.equal(models.status, 200);
});

test("the cookie cannot make launch links: that needs the token itself", async () => {
  const opened = await launch(secretOf(rig.server.link()));
  const cookie = opened.headers.get("set-cookie")?.split(";")[0] ?? "";
  const refused = await fetch(`${rig.server.url}/api/link`, { method: "POST", body: "{}", headers: { ...headers, cookie } });
  assert.equal(refused.status, 401);
});

test("the token makes another link", async () => {
  const response = await rig.fetch("/api/link", { method: "POST", body: "{}" });
  const { link } = (await response.json()) as { readonly link: string }; // our own server's answer, checked on the next line
  assert.equal(new URL(link).origin, rig.server.url);
  assert.equal((await launch(secretOf(link))).status, 204);
});

test("a guessed secret opens nothing and uses nothing up", async () => {
  const secret = secretOf(rig.server.link());
  assert.equal((await launch("x".repeat(43))).status, 401);
  assert.equal((await launch(secret)).status, 204);
});

test("links that nobody used are forgotten, the oldest first", async () => {
  const first = secretOf(rig.server.link());
  const later = Array.from({ length: 16 }, () => secretOf(rig.server.link()));
  assert.equal((await launch(first)).status, 401);
  assert.equal((await launch(later.at(-1) ?? "")).status, 204);
});
