import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { findDistill } from "../../../src/catalogue/find-distill.ts";
import { startFaultServer } from "../../support/fault-server.ts";
import { ggufBytes } from "../../support/gguf-bytes.ts";
import { type HubPlan, startMockHub } from "../../support/mock-hub.ts";
import { runProgram, startProgram } from "../../support/program.ts";

/** Its size is known roughly and its checksum not at all, so a test's own bytes can stand for it. */
const free = "1.5b:q2_k";
/** Its size is known roughly, and its checksum. */
const checked = "r1-0528-qwen3-8b";

const fileOf = (name: string) => findDistill(name)?.file.file ?? assert.fail(name);

async function rig(t: TestContext, plan: Partial<HubPlan> = {}) {
  const numbers = 2 ** 20;
  const bytes = ggufBytes({ tensors: [{ dims: [BigInt(numbers)] }], data: numbers * 4 });
  randomBytes(numbers * 4).copy(bytes, bytes.length - numbers * 4);
  const hub = await startMockHub({ bytes, etag: '"v1"', redirects: true, ...plan });
  const home = mkdtempSync(join(tmpdir(), "fathom-pull-"));
  t.after(async () => {
    await hub.close();
    rmSync(home, { recursive: true, force: true });
  });
  const env = { FATHOM_HOME: home, HF_ENDPOINT: `${hub.url}/`, HF_HOME: join(home, "hf") };
  return { hub, env, folder: join(home, "data", "weights"), path: join(home, "data", "weights", fileOf(free)) };
}

test("pull prints the path of what it downloaded, and finds it again without asking anybody", async (t) => {
  const { hub, env, path } = await rig(t);
  const first = await runProgram(t, ["pull", free, "--unchecked"], { env: { ...env, HF_TOKEN: "hf_secretsecret" } });
  assert.equal(first.code, 0, first.stderr);
  assert.equal(first.stdout, `${path}\n`);
  assert.deepEqual(readFileSync(path), hub.plan.bytes);
  const file = findDistill(free)?.file;
  assert.equal(hub.requests[0]?.path, `/${file?.repository}/resolve/main/${file?.file}`);
  assert.deepEqual(
    hub.requests.map(({ headers }) => headers.authorization),
    ["Bearer hf_secretsecret", undefined],
  );
  const asked = hub.requests.length;
  const again = await runProgram(t, ["pull", free, "--offline"], { env });
  assert.equal(again.code, 0);
  assert.match(again.stderr, /is here/);
  assert.equal(hub.requests.length, asked);
  const list = JSON.parse((await runProgram(t, ["models", "--json"], { env })).stdout);
  const entry = list.models.find(({ id }: { id: string }) => id === free);
  assert.deepEqual([entry.here, entry.verified, entry.path], [true, false, path]);
});

test("killed in the middle, twice, the same command goes on and costs hardly a byte twice", async (t) => {
  const { hub, env, path, folder } = await rig(t, { pieces: 64 * 1024 });
  for (const share of [0.3, 0.6]) {
    const { child, ended } = startProgram(t, ["pull", free, "--unchecked"], { env });
    const part = `${path}.part`;
    while (!existsSync(part) || statSync(part).size < share * hub.plan.bytes.length) await sleep(5);
    child.kill("SIGKILL");
    await ended;
    assert.ok(!existsSync(path));
  }
  const { code, stderr } = await runProgram(t, ["pull", free, "--unchecked"], { env });
  assert.equal(code, 0, stderr);
  assert.deepEqual(readFileSync(path), hub.plan.bytes);
  assert.deepEqual(readdirSync(folder), [fileOf(free)]);
  // What was under way to a killed process is lost: at most what the network holds.
  assert.ok(hub.sent() <= 1.5 * hub.plan.bytes.length, `${hub.sent()} of ${hub.plan.bytes.length}`);
});

test("Ctrl-C keeps the part; a second pull at the same time says who is writing", async (t) => {
  const { hub, env, path } = await rig(t, { hangAfter: 1_000_000 });
  const { child, ended } = startProgram(t, ["pull", free, "--unchecked"], { env });
  while (!existsSync(`${path}.part`) || statSync(`${path}.part`).size < 500_000) await sleep(5);
  const second = await runProgram(t, ["pull", free, "--unchecked"], { env });
  assert.equal(second.code, 2);
  assert.match(second.stderr, new RegExp(`Process ${child.pid} is writing`));
  child.kill("SIGINT");
  const { code, stderr } = await ended;
  assert.equal(code, 130);
  assert.match(stderr, /Stopped\. What had come is kept\./);
  assert.ok(statSync(`${path}.part`).size < hub.plan.bytes.length);
  assert.ok(!existsSync(`${path}.lock`));
});

test("bytes that are not the catalogue's are refused and removed", async (t) => {
  const { env, folder } = await rig(t, { redirects: false });
  const { code, stdout, stderr } = await runProgram(t, ["pull", checked], { env });
  assert.equal(code, 69);
  assert.equal(stdout, "");
  assert.match(stderr, /SHA-256 is another/);
  assert.deepEqual(readdirSync(folder), []);
});

test("what the hub itself calls another file is not downloaded", async (t) => {
  const { env } = await rig(t);
  const { code, stderr } = await runProgram(t, ["pull", checked], { env });
  assert.equal(code, 69);
  assert.match(stderr, /not the file that Fathom knows/);
});

for (const [name, args, code, said] of [
  ["nothing", [], 2, /One name/],
  ["two names", ["1.5b", "7b"], 2, /One name/],
  ["a name with a slip", ["1.5d"], 69, /1\.5d is nothing that can be pulled[\s\S]*1\.5b/],
  ["no checksum", [free], 2, /checksum of 1\.5b:q2_k[\s\S]*--unchecked/],
  ["nothing here, and offline", ["1.5b", "--offline"], 69, /--offline fetches nothing/],
] as const) {
  test(`pull: ${name}`, async (t) => {
    const { hub, env } = await rig(t);
    const ended = await runProgram(t, ["pull", ...args], { env });
    assert.equal(ended.code, code);
    assert.match(ended.stderr, said);
    assert.equal(hub.requests.length, 0);
  });
}

test("a log-in page, a token over plain http: clear, and nothing kept", async (t) => {
  const { env, hub, path } = await rig(t, {
    instead: (_, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end("<h1>Log in</h1>");
      return true;
    },
    redirects: false,
  });
  const page = await runProgram(t, ["pull", free, "--unchecked"], { env });
  assert.equal(page.code, 69);
  assert.match(page.stderr, /something else than weights[\s\S]*log-in page/);
  assert.ok(!existsSync(path));
  const asked = hub.requests.length;
  const unsafe = { ...env, HF_ENDPOINT: "http://hub.example", HF_TOKEN: "hf_secretsecret" };
  const token = await runProgram(t, ["pull", free, "--unchecked"], { env: unsafe });
  assert.equal(token.code, 78);
  assert.match(token.stderr, /HF_TOKEN/);
  assert.doesNotMatch(token.stderr, /secretsecret/);
  assert.equal(hub.requests.length, asked);
});

test("weights in the hub's own cache are used where they are, once they are checked", async (t) => {
  const { env } = await rig(t);
  const { repository = "", sha256 = "" } = findDistill("1.5b")?.file ?? {};
  const blobs = join(env.HF_HOME, "hub", `models--${repository.replace("/", "--")}`, "blobs");
  mkdirSync(blobs, { recursive: true });
  writeFileSync(join(blobs, sha256), ggufBytes());
  // Its name says the right checksum; its bytes do not have it.
  for (const args of [
    ["pull", "1.5b"],
    ["ask", "--model", "1.5b", "hi"],
  ]) {
    const { code, stderr } = await runProgram(t, args, { env });
    assert.equal(code, 69);
    assert.match(stderr, /SHA-256 is another/);
  }
});

test("ollama: has Ollama pull it, and asks nobody else", async (t) => {
  const { hub, env } = await rig(t);
  const server = await startFaultServer();
  t.after(() => server.close());
  const lines = [{ status: "pulling", digest: "d", total: 10, completed: 5 }, { status: "success" }].map(
    (one) => `${JSON.stringify(one)}\n`,
  );
  server.play({ do: "head", headers: { "content-type": "application/x-ndjson" } }, { do: "write", bytes: lines.join("") }, { do: "end" });
  const address = new URL(server.url).origin;
  const { code, stderr } = await runProgram(t, ["pull", "ollama:deepseek-r1:1.5b"], { env: { ...env, OLLAMA_HOST: address } });
  assert.equal(code, 0, stderr);
  assert.match(stderr, /--model ollama:deepseek-r1:1\.5b/);
  assert.equal(JSON.parse(server.requests[0]?.body ?? "").model, "deepseek-r1:1.5b");
  assert.equal(hub.requests.length, 0);
});
