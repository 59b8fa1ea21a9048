import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { securityHeaders } from "../../src/server/security-headers.ts";
import { eventsOf, question, type RawResponse, type Rig, raw, startRig } from "./rig.ts";

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig.server.close());

/** Routes that say nothing about anybody, and the one whose secret is in its body. Everything else needs the token. */
const open = ["GET /", "GET /app-1.js"];
const launch = ["POST /api/session"];

interface Trick {
  readonly name: string;
  readonly target?: (path: string) => string;
  readonly version?: string;
  /** Header lines in place of the honest ones. */
  readonly headers: (port: number, token: string) => readonly string[];
}

const json = "Content-Type: application/json";
const hosts = (...names: readonly string[]) => names.map((name) => `Host: ${name}`);

function request(method: string, path: string, lines: readonly string[], version = "1.1"): string {
  const body = method === "POST" ? question("hello") : "";
  const all = [
    `${method} ${path} HTTP/${version}`,
    ...lines,
    "Connection: close",
    ...(body && [`Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return `${all.join("\r\n")}\r\n\r\n${body}`;
}

/** Somebody else's name for this computer, with everything else right. */
const addresses: readonly Trick[] = [
  ...[
    "evil.test",
    "localhost.evil.test",
    "127.0.0.1.nip.io",
    "localhost.",
    "127.0.0.1.",
    "127.1",
    "2130706433",
    "0.0.0.0",
    "[::ffff:127.0.0.1]",
    "user@127.0.0.1",
    "",
  ].map((name) => ({ name: `Host ${name}`, headers: (port: number, token: string) => [`Host: ${name}:${port}`, bearer(token), json] })),
  { name: "upper case", headers: (port, token) => [`Host: LOCALHOST:${port}`, bearer(token), json] },
  { name: "another port", headers: (port, token) => [`Host: 127.0.0.1:${port + 1}`, bearer(token), json] },
  { name: "no port", headers: (_, token) => ["Host: 127.0.0.1", bearer(token), json] },
  { name: "port with zeros", headers: (port, token) => [`Host: 127.0.0.1:0${port}`, bearer(token), json] },
  { name: "two Hosts", headers: (port, token) => [...hosts(`127.0.0.1:${port}`, "evil.test"), bearer(token), json] },
  { name: "two Hosts, the right one last", headers: (port, token) => [...hosts("evil.test", `127.0.0.1:${port}`), bearer(token), json] },
  { name: "list in one Host", headers: (port, token) => [`Host: 127.0.0.1:${port}, evil.test`, bearer(token), json] },
  { name: "no Host", headers: (_, token) => [bearer(token), json] },
  { name: "no Host, HTTP/1.0", version: "1.0", headers: (_, token) => [bearer(token), json] },
  {
    name: "absolute form",
    target: (path) => `http://evil.test${path}`,
    headers: (port, token) => [`Host: 127.0.0.1:${port}`, bearer(token), json],
  },
  {
    name: "right Host only in X-Forwarded-Host",
    headers: (port, token) => ["Host: evil.test", `X-Forwarded-Host: 127.0.0.1:${port}`, bearer(token), json],
  },
];

/** The right address, but the request comes from somebody else's page, which may ride on the cookie. */
const foreign: readonly Trick[] = [
  ...[
    "http://evil.test",
    "null",
    "https://127.0.0.1",
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "http://localhost.evil.test",
    "file://",
  ].map((origin) => ({
    name: `Origin ${origin}`,
    headers: (port: number, token: string) => [own(port), bearer(token), json, `Origin: ${origin}`],
  })),
  ...["cross-site", "same-site", "", "Same-Origin"].map((site) => ({
    name: `Sec-Fetch-Site ${site}`,
    headers: (port: number, token: string) => [own(port), bearer(token), json, `Sec-Fetch-Site: ${site}`],
  })),
];

/** From the right address and page, but without the right secret. */
const strangers: readonly Trick[] = [
  { name: "no token", headers: (port) => [own(port), json] },
  { name: "wrong token", headers: (port, token) => [own(port), json, bearer([...token].reverse().join(""))] },
  { name: "truncated token", headers: (port, token) => [own(port), json, bearer(token.slice(0, -1))] },
  { name: "longer token", headers: (port, token) => [own(port), json, bearer(`${token}A`)] },
  { name: "empty token", headers: (port) => [own(port), json, "Authorization: Bearer "] },
  { name: "Basic", headers: (port, token) => [own(port), json, `Authorization: Basic ${btoa(`:${token}`)}`] },
  { name: "bare token", headers: (port, token) => [own(port), json, `Authorization: ${token}`] },
  { name: "X-Api-Key", headers: (port, token) => [own(port), json, `X-Api-Key: ${token}`] },
  { name: "Cookie with the token itself", headers: (port, token) => [own(port), json, `Cookie: fathom-${port}=${token}`] },
  { name: "Cookie of another port", headers: (port, token) => [own(port), json, `Cookie: fathom-${port + 1}=${token}`] },
  { name: "token in the query", target: (path) => `${path}?token=%s`, headers: (port) => [own(port), json] },
  { name: "method override", headers: (port) => [own(port), json, "X-HTTP-Method-Override: GET"] },
];

function own(port: number): string {
  return `Host: 127.0.0.1:${port}`;
}

function bearer(token: string): string {
  return `Authorization: Bearer ${token}`;
}

async function send(route: string, trick: Trick): Promise<RawResponse> {
  const [method = "", path = ""] = route.split(" ");
  const target = (trick.target?.(path) ?? path).replace("%s", rig.token);
  return raw(rig.server.port, request(method, target, trick.headers(rig.server.port, rig.token), trick.version));
}

function routes(): readonly string[] {
  return rig.server.routes.map(({ method, path }) => `${method} ${path}`);
}

/** Sends every trick to every route and returns what was let through or answered without the headers. */
async function failures(to: readonly string[], tricks: readonly Trick[], wanted: readonly number[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  let sent = 0;
  for (const route of to) {
    for (const trick of tricks) {
      const response = await send(route, trick);
      sent++;
      if (!wanted.includes(response.status)) wrong.push(`${route} ${trick.name}: ${response.status}`);
      for (const name of Object.keys(securityHeaders))
        if (!response.headers.has(name)) wrong.push(`${route} ${trick.name}: without ${name}`);
      if ([...response.headers.keys()].some((name) => name.startsWith("access-control-"))) wrong.push(`${route} ${trick.name}: CORS`);
    }
  }
  assert.equal(sent, to.length * tricks.length);
  assert.ok(sent > 0);
  return wrong;
}

test("the list of routes comes from the application and holds what this test knows to be special", () => {
  for (const route of [...open, ...launch]) assert.ok(routes().includes(route), route);
  assert.ok(routes().length > open.length + launch.length);
});

test("no route answers under somebody else's name", async () => {
  assert.deepEqual(await failures(routes(), addresses, [403]), []);
});

test("no route but the page's own files answers somebody else's page", async () => {
  assert.deepEqual(
    await failures(
      routes().filter((route) => !open.includes(route)),
      foreign,
      [403],
    ),
    [],
  );
});

test("no route but the page's own files and the launch answers without the token", async () => {
  const guarded = routes().filter((route) => !open.includes(route) && !launch.includes(route));
  assert.deepEqual(await failures(guarded, strangers, [401]), []);
});

test("what a form can send is not taken for a question", async () => {
  const posts = routes().filter((route) => route.startsWith("POST"));
  const forms = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx", ""].map(
    (type) => ({
      name: type,
      headers: (port: number, token: string) => [own(port), bearer(token), `Content-Type: ${type}`],
    }),
  );
  assert.deepEqual(await failures(posts, forms, [415]), []);
});

test("no trick with a path reaches a file", async () => {
  const paths = [
    "//",
    "/%2f",
    "/%5c",
    "/..%2fpackage.json",
    "/%2e%2e/package.json",
    "/../package.json",
    "/assets/../../package.json",
    "/%00",
    "/app-1.js/",
    "/app-1.js.",
    "/app-1.js%00.png",
    "//app-1.js",
    "/APP-1.js",
    "/manifest.json",
    "/.env",
    `/${"a".repeat(10_000)}`,
    "*",
    "/\\..\\package.json",
    "/__proto__",
    "/constructor",
  ];
  for (const path of paths) {
    const response = await raw(rig.server.port, request("GET", path, [own(rig.server.port), bearer(rig.token)]));
    assert.ok([400, 403, 404].includes(response.status), `${path.slice(0, 40)}: ${response.status}`);
    assert.ok(response.headers.has("content-security-policy"), path.slice(0, 40));
  }
});

test("other methods reach nothing", async () => {
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"]) {
    for (const { path } of rig.server.routes) {
      const bare = await raw(rig.server.port, request(method, path, [own(rig.server.port), json]));
      assert.equal(bare.status, 401, `${method} ${path}`);
      const allowed = await raw(rig.server.port, request(method, path, [own(rig.server.port), bearer(rig.token), json]));
      assert.equal(allowed.status, path.startsWith("/v1/") ? 405 : 404, `${method} ${path}`);
    }
  }
});

test("what is not HTTP is refused with the headers, too", async () => {
  const response = await raw(rig.server.port, "hello\r\n\r\n");
  assert.equal(response.status, 400);
  assert.ok(response.headers.has("content-security-policy"));
});

test("none of all this reached a model, and an honest question does", async () => {
  assert.equal(rig.asked.length, 0);
  const { run } = await rig.ask("2 + 2");
  assert.equal((await eventsOf(await rig.read(run))).at(-1)?.type, "end");
  assert.equal(rig.asked.length, 1);
});
