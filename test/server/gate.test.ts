import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { securityHeaders } from "../../src/server/security-headers.ts";
import { api } from "../../src/wire/api.ts";
import { type At, addresses, foreign, forms, honest, strangers, type Trick } from "./gate-tricks.ts";
import { ways } from "./gate-ways.ts";
import { question, type RawResponse, type Rig, raw, startRig } from "./rig.ts";

/** Routes that say nothing about anybody, and the one whose secret is in its body. Everything else needs the token. */
const open = ["GET /", "GET /app-1.js"];
const launch = ["POST /api/session"];

/** What could have been let in and was not, over all ways. */
let hostile = 0;
let accepted = 0;

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

for (const way of ways) {
  describe(way.name, () => {
    let rig: Rig;
    let at: At;
    before(async () => {
      rig = await startRig(undefined, way.lan && { lan: way.lan });
      const { port } = rig.server;
      at = { port, token: rig.token, host: way.host(port), origin: `${way.scheme}://${way.host(port)}` };
    });
    after(() => rig.server.close());

    const sendRaw = (text: string): Promise<RawResponse> => raw(at.port, text, way.open(at.port));
    const routes = () => rig.server.routes.map(({ method, path }) => `${method} ${path}`);

    async function send(route: string, trick: Trick): Promise<RawResponse> {
      const [method = "", path = ""] = route.split(" ");
      return sendRaw(request(method, trick.target?.(path, at) ?? path, trick.headers(at), trick.version));
    }

    /** Sends every trick to every route and returns what was let through or answered without the headers. */
    async function failures(to: readonly string[], tricks: readonly Trick[], wanted: readonly number[]): Promise<readonly string[]> {
      const wrong: string[] = [];
      let sent = 0;
      for (const route of to) {
        for (const trick of tricks) {
          const response = await send(route, trick);
          sent++;
          if (response.status < 400) accepted++;
          if (!wanted.includes(response.status)) wrong.push(`${route} ${trick.name}: ${response.status}`);
          for (const name of Object.keys(securityHeaders))
            if (!response.headers.has(name)) wrong.push(`${route} ${trick.name}: without ${name}`);
          if ([...response.headers.keys()].some((name) => name.startsWith("access-control-"))) wrong.push(`${route} ${trick.name}: CORS`);
        }
      }
      assert.equal(sent, to.length * tricks.length);
      assert.ok(sent > 0);
      hostile += sent;
      return wrong;
    }

    test("the list of routes comes from the application and holds what this test knows to be special", () => {
      for (const route of [...open, ...launch]) assert.ok(routes().includes(route), route);
      assert.ok(routes().length > open.length + launch.length);
    });

    test("no route answers under somebody else's name", async () => {
      assert.deepEqual(await failures(routes(), [...addresses, ...way.names], [403]), []);
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
        const response = await sendRaw(request("GET", path, honest(at)));
        assert.ok([400, 403, 404].includes(response.status), `${path.slice(0, 40)}: ${response.status}`);
        assert.ok(response.headers.has("content-security-policy"), path.slice(0, 40));
      }
    });

    test("other methods reach nothing", async () => {
      for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"]) {
        for (const { path } of rig.server.routes) {
          const bare = await sendRaw(
            request(
              method,
              path,
              honest(at).filter((line) => !line.startsWith("Authorization")),
            ),
          );
          assert.equal(bare.status, 401, `${method} ${path}`);
          const allowed = await sendRaw(request(method, path, honest(at)));
          assert.equal(allowed.status, path.startsWith("/v1/") ? 405 : 404, `${method} ${path}`);
        }
      }
    });

    test("what is not HTTP is refused with the headers, too", async () => {
      const response = await sendRaw("hello\r\n\r\n");
      assert.equal(response.status, 400);
      assert.ok(response.headers.has("content-security-policy"));
    });

    test("the cookie goes over https only where https is how the page is reached", async () => {
      const secret = rig.server.link().split("#launch=")[1] ?? "";
      const body = JSON.stringify({ secret });
      const lines = [`Host: ${at.host}`, `Origin: ${at.origin}`, "Content-Type: application/json", `Content-Length: ${body.length}`];
      const response = await sendRaw(`POST /api/session HTTP/1.1\r\n${lines.join("\r\n")}\r\nConnection: close\r\n\r\n${body}`);
      assert.equal(response.status, 204);
      assert.equal(/; Secure(?:;|$)/.test(response.headers.get("set-cookie") ?? ""), way.isSecure);
      assert.ok(!response.headers.has("strict-transport-security"));
    });

    test("none of all this reached a model, and an honest question from the own page does", async () => {
      assert.equal(rig.asked.length, 0);
      const asked = await sendRaw(
        request("POST", "/api/runs", [...honest(at), `Origin: ${at.origin}`, "Sec-Fetch-Site: same-origin", "X-Forwarded-Proto: gopher"]),
      );
      assert.equal(asked.status, 202);
      const { run } = api.startRun.answer.parse(JSON.parse(asked.text));
      while ((await rig.store.readRun("somebody", run, 0))?.running) await new Promise((resolve) => setTimeout(resolve, 5));
      assert.equal(rig.asked.length, 1);
    });
  });
}

test("300 hostile requests and more: none was accepted", (context) => {
  context.diagnostic(`${hostile} hostile requests (route × trick), ${accepted} accepted`);
  assert.ok(hostile >= 300, String(hostile));
  assert.equal(accepted, 0);
});
