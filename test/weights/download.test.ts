import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { ChatError } from "../../src/model/error.ts";
import { type DownloadOptions, type DownloadProgress, download } from "../../src/weights/download.ts";
import { ggufBytes } from "../support/gguf-bytes.ts";
import { type HubPlan, type MockHub, sha256Of, startMockHub } from "../support/mock-hub.ts";

/** Weights of some megabytes that no compression or repetition can hide a mistake in. */
function weights(numbers = 2 ** 20): Buffer {
  const bytes = ggufBytes({ tensors: [{ dims: [BigInt(numbers)] }], data: numbers * 4 });
  randomBytes(numbers * 4).copy(bytes, bytes.length - numbers * 4);
  return bytes;
}

interface Rig {
  readonly hub: MockHub;
  readonly file: string;
  readonly folder: string;
  readonly seen: readonly DownloadProgress[];
  readonly pull: (more?: Partial<DownloadOptions>) => Promise<void>;
}

async function rig(t: TestContext, plan: Partial<HubPlan> = {}): Promise<Rig> {
  const hub = await startMockHub({ bytes: weights(), etag: '"v1"', ...plan });
  const folder = mkdtempSync(join(tmpdir(), "fathom-download-"));
  t.after(async () => {
    await hub.close();
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, "deep", "w.gguf");
  const seen: DownloadProgress[] = [];
  const { bytes } = hub.plan;
  const pull = (more: Partial<DownloadOptions> = {}) =>
    download({
      url: `${hub.url}/o/r/resolve/main/w.gguf`,
      file,
      bytes: bytes.length,
      sha256: sha256Of(bytes),
      tokenName: "HF_TOKEN",
      signal: new AbortController().signal,
      onProgress: (progress) => seen.push(progress),
      pauseMs: 1,
      ...more,
    });
  return { hub, file, folder: join(folder, "deep"), seen, pull };
}

async function failureOf(work: Promise<void>): Promise<ChatError> {
  const error = await work.then(
    () => assert.fail("it went well"),
    (error: unknown) => error,
  );
  assert.ok(error instanceof ChatError, String(error));
  return error;
}

test("a download arrives whole under its name, with nothing left beside it", async (t) => {
  const { hub, file, folder, seen, pull } = await rig(t, { redirects: true });
  await pull();
  assert.deepEqual(readFileSync(file), hub.plan.bytes);
  assert.deepEqual(readdirSync(folder), ["w.gguf"]);
  assert.deepEqual(seen.at(-1), { state: "loading", done: hub.plan.bytes.length, of: hub.plan.bytes.length });
});

test("20 random interruptions cost no byte twice", async (t) => {
  const { hub, file, pull } = await rig(t, { redirects: true });
  let cuts = 20;
  hub.plan.cutAfter = () => (cuts-- > 0 ? Math.floor(Math.random() * (hub.plan.bytes.length / 12)) : undefined);
  await pull();
  assert.equal(sha256Of(readFileSync(file)), sha256Of(hub.plan.bytes));
  assert.ok(hub.sent() <= 1.1 * hub.plan.bytes.length, `${hub.sent()} of ${hub.plan.bytes.length}`);
  assert.ok(hub.requests.length >= 21 * 2);
});

test("a stop keeps the part and its name, and the next download goes on from there", async (t) => {
  const { hub, file, folder, pull } = await rig(t, { pieces: 256 * 1024 });
  const stop = new AbortController();
  const reason = new Error("enough");
  const stopped = pull({ signal: stop.signal, onProgress: ({ done }) => done > 1_000_000 && stop.abort(reason) });
  await assert.rejects(stopped, (error) => error === reason);
  assert.deepEqual(readdirSync(folder).sort(), ["w.gguf.part", "w.gguf.part.json"]);
  const kept = statSync(`${file}.part`).size;
  assert.ok(kept > 1_000_000 && kept < hub.plan.bytes.length);
  await pull();
  assert.equal(hub.requests.at(-1)?.headers.range, `bytes=${kept}-`);
  assert.equal(hub.requests.at(-1)?.headers["if-range"], '"v1"');
  assert.deepEqual(readFileSync(file), hub.plan.bytes);
});

test("a file that changed upstream is begun anew, and refused where it is not the catalogue's", async (t) => {
  const { hub, file, folder, pull } = await rig(t);
  const states = new Set<string>();
  const good = hub.plan.bytes;
  hub.plan.bytes = weights();
  hub.plan.etag = '"old"';
  let cuts = 1;
  hub.plan.cutAfter = () => (cuts-- > 0 ? 500_000 : undefined);
  const change = ({ state }: DownloadProgress) => {
    if (state !== "again") return;
    hub.plan.bytes = good;
    hub.plan.etag = '"new"';
  };
  await pull({
    onProgress(progress) {
      change(progress);
      states.add(progress.state);
    },
  });
  assert.ok(states.has("changed"));
  assert.deepEqual(readFileSync(file), good);
  // The same name now stands for other bytes: found out at the end, or from the hub's own checksum before the first byte.
  rmSync(file);
  hub.plan.bytes = weights();
  assert.equal((await failureOf(pull())).details.kind, "hash-mismatch");
  assert.deepEqual(readdirSync(folder), []);
  hub.plan.redirects = true;
  assert.equal((await failureOf(pull())).details.kind, "changed-upstream");
  hub.plan.redirects = false;
  hub.plan.bytes = weights(2 ** 18);
  assert.equal((await failureOf(pull())).details.kind, "changed-upstream");
});

test("a server without ranges serves from the beginning", async (t) => {
  const { hub, file, pull } = await rig(t, { wholeOnly: true });
  let cuts = 2;
  hub.plan.cutAfter = () => (cuts-- > 0 ? 900_000 : undefined);
  await pull();
  assert.deepEqual(readFileSync(file), hub.plan.bytes);
});

test("a part that is whole already, as a kill before the last step leaves it, gets its name without a byte more", async (t) => {
  const { hub, file, folder, pull } = await rig(t);
  const { bytes } = hub.plan;
  for (const rounded of [false, true]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.part`, bytes);
    writeFileSync(`${file}.part.json`, JSON.stringify({ etag: '"v1"', sha256: sha256Of(bytes) }));
    await pull({ rounded, ...(rounded && { bytes: 7 }) });
    assert.deepEqual(readdirSync(folder), ["w.gguf"]);
    assert.deepEqual(readFileSync(file), bytes);
  }
  assert.equal(hub.sent(), 0);
});

test("a part without its note is not trusted", async (t) => {
  const { hub, file, folder, pull } = await rig(t);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.part`, Buffer.alloc(100_000, 1));
  await pull();
  assert.deepEqual(readFileSync(file), hub.plan.bytes);
});

test("100 of 100 flipped bits are caught, and leave nothing that could be taken for weights", async (t) => {
  const { hub, folder, pull } = await rig(t, { bytes: weights(2 ** 12) });
  const good = hub.plan.bytes;
  for (let flip = 0; flip < 100; flip++) {
    const bytes = Buffer.from(good);
    const at = Math.floor(Math.random() * bytes.length);
    bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << (flip % 8)), at);
    hub.plan.bytes = bytes;
    const { code, details } = await failureOf(pull());
    // In the first four bytes it is no GGUF at all.
    assert.ok(details.kind === "hash-mismatch" || (at < 4 && details.kind === "hub-answer"), `${code} ${details.kind} at ${at}`);
    assert.ok(!existsSync(join(folder, "w.gguf")));
  }
});

test("bytes that are the expected ones still need a header that an engine can trust", async (t) => {
  const bytes = weights(2 ** 12);
  bytes.writeUInt32LE(9, 4);
  const { folder, pull } = await rig(t, { bytes });
  const failure = await failureOf(pull());
  assert.equal(failure.details.kind, "gguf-version");
  assert.deepEqual(readdirSync(folder), []);
});

for (const [name, status, type, body, code, kind] of [
  ["a web page", 200, "text/html; charset=utf-8", "<!doctype html><title>Log in</title>", "bad-response", "hub-answer"],
  ["a web page that calls itself bytes", 200, "application/octet-stream", "<!doctype html>", "bad-response", "hub-answer"],
  ["a missing file", 404, "text/plain", "Entry not found", "weights", "not-on-hub"],
  ["a refused token", 401, "application/json", "{}", "unauthorised", undefined],
  ["a limit", 429, "text/plain", "slow down", "rate-limited", undefined],
  ["a hub that is down", 503, "text/html", "<html>", "overloaded", undefined],
  ["a redirect in a circle", 302, "text/plain", "", "bad-response", "hub-answer"],
] as const) {
  test(`${name}: ${code}`, async (t) => {
    const { folder, pull } = await rig(t, {
      instead(_, response) {
        response.writeHead(status, { "content-type": type, "retry-after": "3", ...(status === 302 && { location: "/again" }) }).end(body);
        return true;
      },
    });
    const failure = await failureOf(pull());
    assert.equal(failure.code, code);
    assert.equal(failure.details.kind, kind);
    assert.ok(readdirSync(folder).every((one) => one.startsWith("w.gguf.part")));
  });
}

test("nobody at the address: unreachable at once", async (t) => {
  const { hub, pull } = await rig(t);
  await hub.close();
  const failure = await failureOf(pull());
  assert.equal(failure.code, "unreachable");
  assert.equal(failure.details.kind, "refused");
});

test("the token goes to the hub and never along to its storage, nor over plain http to elsewhere", async (t) => {
  const { hub, pull } = await rig(t, { redirects: true });
  await pull({ token: "hf_secretsecret" });
  assert.deepEqual(
    hub.requests.map(({ headers }) => headers.authorization),
    ["Bearer hf_secretsecret", undefined],
  );
  const failure = await failureOf(pull({ token: "hf_secretsecret", url: "http://hub.example/o/r/resolve/main/w.gguf" }));
  assert.equal(failure.details.kind, "key-over-http");
  assert.doesNotMatch(JSON.stringify(failure) + failure.message, /secretsecret/);
});

test("a proxy of the environment is used, except where it says not to", async (t) => {
  const { hub, file, pull } = await rig(t);
  let tunnels = 0;
  const proxy = createServer((request, response) => {
    tunnels++;
    request.pipe(httpRequest(request.url ?? "", { headers: request.headers }, (answer) => answer.pipe(response)));
  });
  proxy.on("connect", (request, socket) => {
    tunnels++;
    const [host, port] = (request.url ?? "").split(":");
    const through = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      through.pipe(socket).pipe(through);
    });
    for (const one of [through, socket]) one.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  t.after(() => proxy.close());
  const address = proxy.address();
  assert.ok(address !== null && typeof address === "object");
  await pull({ proxies: { http: `http://127.0.0.1:${address.port}` } });
  assert.equal(tunnels, 1);
  assert.deepEqual(readFileSync(file), hub.plan.bytes);
  rmSync(file);
  await pull({ proxies: { http: `http://127.0.0.1:${address.port}`, none: "127.0.0.1" } });
  assert.equal(tunnels, 1);
});

/** A disk of 2 MiB of its own, where this user may mount one. */
function smallDisk(t: TestContext): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "fathom-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  t.after(() => {
    execFileSync("umount", ["-l", folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

test("a disk without room is refused with the figures, before the first byte", async (t) => {
  const folder = smallDisk(t);
  if (folder === undefined) return t.skip("no disk can be mounted here");
  const { hub, pull } = await rig(t);
  const failure = await failureOf(pull({ file: join(folder, "w.gguf") }));
  assert.equal(failure.code, "not-saved");
  assert.equal(failure.details.kind, "no-space");
  assert.ok((failure.details.needBytes ?? 0) > (failure.details.haveBytes ?? 0));
  assert.ok(hub.sent() < hub.plan.bytes.length);
});
