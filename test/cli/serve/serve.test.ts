import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openScript } from "../../../src/backends/script.ts";
import { openPassingStore } from "../../../src/cli/log/open-store.ts";
import { createPrivate, readPrivate, writePrivate } from "../../../src/cli/private-file.ts";
import { anotherLink } from "../../../src/cli/serve/another-link.ts";
import { listModels } from "../../../src/cli/serve/list-models.ts";
import { type ServeOptions, serve } from "../../../src/cli/serve/serve.ts";
import { isAlive, readNote, removeNote, writeNote } from "../../../src/cli/serve/server-note.ts";
import { serverToken } from "../../../src/cli/serve/server-token.ts";
import { ChatError } from "../../../src/model/error.ts";
import { newSecret } from "../../../src/server/secrets.ts";
import { en } from "../../../src/texts/serve/en.ts";
import { bareEnvironment, entry, startProcess } from "../../support/program.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "fathom-serve-"));
});
after(() => rm(folder, { recursive: true }));

/** A page of one file, as the build lists it. */
async function smallPage(): Promise<string> {
  const page = join(folder, "web");
  await mkdir(page, { recursive: true });
  await writeFile(join(page, "index.html"), "<!doctype html>");
  const entry = { file: "index.html", contentType: "text/html", bytes: 15, cache: "no-cache" };
  await writeFile(join(page, "manifest.json"), JSON.stringify({ "/": entry }));
  return page;
}

interface Started {
  readonly printed: readonly string[];
  readonly noted: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts serving and waits for the link. */
async function start(change: Partial<ServeOptions>): Promise<Started> {
  const printed: string[] = [];
  const noted: string[] = [];
  const stopping = new AbortController();
  const ready = Promise.withResolvers<void>();
  const done = serve({
    models: listModels({ chosen: [], hosts: [], hasKey: () => false, exists: () => false }),
    open: async () =>
      openScript({
        steps: [
          { type: "content", text: "4" },
          { type: "finish", reason: "stop" },
        ],
      }),
    describe: ({ code }) => ({ code, message: code }),
    store: await openPassingStore(),
    keeps: true,
    texts: en,
    demonstration: "This is not DeepSeek R1.",
    token: newSecret(),
    page: await smallPage(),
    stateFolder: join(folder, "state"),
    opensBrowser: false,
    show: async ({ link, pairing }) => {
      printed.push(link, ...(pairing === undefined ? [] : [pairing]));
      ready.resolve();
    },
    note: (line) => noted.push(line),
    signal: stopping.signal,
    ...change,
  });
  await Promise.race([ready.promise, done]);
  return {
    printed,
    noted,
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}

test("one line with the link is printed, the rest is noted, and another link can be had while it runs", async () => {
  const token = newSecret();
  const running = await start({ token, port: 0 });
  assert.equal(running.printed.length, 1);
  assert.match(running.printed[0] ?? "", /^http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]{43}$/);
  assert.ok(running.noted.includes(en.howToUse));
  assert.ok(running.noted.some((line) => line.includes("not DeepSeek R1")));
  for (const line of running.noted) assert.ok(!line.includes(token));

  const state = join(folder, "state");
  const { link, pairing } = await anotherLink({ folder: state, token });
  assert.equal(pairing, undefined);
  assert.equal(new URL(link).origin, new URL(running.printed[0] ?? "").origin);
  assert.notEqual(link, running.printed[0]);
  await assert.rejects(
    anotherLink({ folder: state, token: newSecret() }),
    (error) => error instanceof ChatError && error.code === "unauthorised",
  );

  await running.stop();
  await assert.rejects(anotherLink({ folder: state, token }), (error) => error instanceof ChatError && error.details.kind === "no-server");
  assert.deepEqual(await readdir(state), []);
});

test("a port that was asked for and is taken is a fault of the configuration", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", () => resolve()));
  // Any server that listens on a port is the type's own promise.
  const { port } = other.address() as AddressInfo;
  await assert.rejects(
    start({ port }),
    (error) => error instanceof ChatError && error.code === "config" && error.details.kind === "port-taken",
  );
  other.close();
});

test("two servers with the usual port: the second takes the next and says so", async () => {
  const first = await start({});
  const second = await start({ stateFolder: join(folder, "other") });
  const ports = [first, second].map(({ printed }) => Number(new URL(printed[0] ?? "").port));
  assert.ok((ports[1] ?? 0) > (ports[0] ?? Number.POSITIVE_INFINITY));
  assert.ok(second.noted.includes(en.portTaken(4747, ports[1] ?? 0)));
  await second.stop();
  await first.stop();
});

test("the token is made once, kept private, and replaced when it is none", async () => {
  const data = join(folder, "data");
  const tokens = await Promise.all([serverToken(data), serverToken(data), serverToken(data)]);
  assert.match(tokens[0], /^[\w-]{43}$/);
  assert.deepEqual(new Set(tokens).size, 1);
  assert.equal(await serverToken(data), tokens[0]);
  assert.deepEqual(await readdir(data), ["server-token"]);
  if (process.platform !== "win32") {
    assert.equal((await stat(join(data, "server-token"))).mode & 0o777, 0o600);
    assert.equal((await stat(data)).mode & 0o777, 0o700);
  }
  await writeFile(join(data, "server-token"), "half");
  const mended = await serverToken(data);
  assert.match(mended, /^[\w-]{43}$/);
  assert.equal(await serverToken(data), mended);
});

test("a private file is closed to others even where it was open before", { skip: process.platform === "win32" }, async () => {
  const path = join(folder, "open");
  await writeFile(path, "old", { mode: 0o644 });
  assert.equal(await readPrivate(path), "old");
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  await rm(path);
  await writeFile(path, "old", { mode: 0o644 });
  await writePrivate(path, "new");
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.equal(await readFile(path, "utf8"), "new");
  assert.equal(await createPrivate(path, "again"), false);
  assert.equal(await readFile(path, "utf8"), "new");
});

test("what cannot be written is said as such", async () => {
  const file = join(folder, "file");
  await writeFile(file, "");
  const isNotSaved = (error: unknown) => error instanceof ChatError && error.code === "not-saved" && error.details.file !== undefined;
  await assert.rejects(writePrivate(join(file, "below"), "x"), isNotSaved);
});

test("a note is read back, belongs to its server, and a dead server's is not believed", async () => {
  const state = join(folder, "notes");
  assert.equal(await readNote(state), undefined);
  await writeNote(state, { port: 4747, pid: process.pid });
  const note = await readNote(state);
  assert.deepEqual(note, { port: 4747, pid: process.pid });
  assert.ok(note !== undefined && isAlive(note));
  await removeNote(state, { port: 4747, pid: process.pid + 1 });
  assert.ok((await readNote(state)) !== undefined);
  await writeNote(state, { port: 4748, pid: process.pid, certificate: "PEM" });
  assert.deepEqual(await readNote(state, 4748), { port: 4748, pid: process.pid, certificate: "PEM" });
  assert.deepEqual(await readNote(state), await readNote(state, 4748));
  assert.deepEqual(await readNote(state, 4747), note);
  await removeNote(state, { port: 4748, pid: process.pid });
  assert.deepEqual([await readNote(state), await readNote(state, 4748), await readNote(state, 4747)], [undefined, undefined, note]);
  // Beyond every process number that a system gives.
  await writeNote(state, { port: 4747, pid: 2 ** 30 });
  await assert.rejects(
    anotherLink({ folder: state, token: "t" }),
    (error) => error instanceof ChatError && error.details.kind === "no-server",
  );
  await writeFile(join(state, "server.json"), "{");
  assert.equal(await readNote(state), undefined);
});

test("a folder called like a model is no file that wins", async (t) => {
  const place = join(folder, "place");
  await mkdir(join(place, "fathom-tiny"), { recursive: true });
  const command = `cd '${place}' && exec '${process.execPath}' '${entry}' serve --no-open --port 0 --model fathom-tiny`;
  const program = startProcess(t, "sh", ["-c", command], { env: bareEnvironment(t) });
  await program.shows("stderr", "demonstration model");
  program.child.kill("SIGTERM");
  assert.equal((await program.ended).code, 143);
});
