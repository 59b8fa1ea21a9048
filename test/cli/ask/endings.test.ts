import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { type TestContext, test } from "node:test";
import { chunk, done, type ServerStep, startFaultServer, stream } from "../../support/fault-server.ts";
import { bareEnvironment, entry, runProgram, startProgram } from "../../support/program.ts";

const posix = process.platform !== "win32";

async function serving(t: TestContext, ...steps: readonly ServerStep[]) {
  const server = await startFaultServer();
  t.after(() => server.close());
  server.play(...steps);
  return { server, model: `${server.url}#deepseek-r1` };
}

const begun = [chunk({ reasoning_content: "Hm. " }), chunk({ content: "It is" })];
const hanging: readonly ServerStep[] = [...stream(...begun), { do: "hang" }];
const complete = (answer: string): readonly ServerStep[] => [
  ...stream(chunk({ reasoning_content: "Hm. " }), chunk({ content: answer }), chunk({}, { finish_reason: "stop" }), done),
  { do: "end" },
];

/** Milliseconds until the server sees the connection closed. The contract says 250; a busy machine may add to the signal's way. */
async function closing(gone: Promise<void>, act: () => void): Promise<number> {
  const began = performance.now();
  act();
  await gone;
  return performance.now() - began;
}
const soonMs = 250;

for (const [signal, exit] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  test(`${signal} in mid-reply: the host stops, what came is kept, exit ${exit}`, { skip: !posix }, async (t) => {
    const { server, model } = await serving(t, ...hanging);
    const request = server.next();
    const program = startProgram(t, ["ask", "--model", model, "2 + 2"]);
    const { gone } = await request;
    await program.shows("stdout", "It is");
    const ms = await closing(gone, () => program.child.kill(signal));
    assert.ok(ms < soonMs, `${ms} ms`);
    const { code, stdout, stderr } = await program.ended;
    assert.equal(code, exit);
    assert.equal(stdout, "It is\n");
    assert.equal(stderr, "Hm. \nStopped. What had come is kept.\n");
  });
}

test("SIGINT with --json: one object with the text so far and what happened", { skip: !posix }, async (t) => {
  const { server, model } = await serving(t, ...hanging);
  const request = server.next();
  const program = startProgram(t, ["ask", "--json", "--model", model, "2 + 2"]);
  const { gone } = await request;
  // Nothing is shown before the end, so the time for both pieces to arrive is given instead.
  await new Promise((resolve) => setTimeout(resolve, 300));
  program.child.kill("SIGINT");
  await gone;
  const { code, stdout } = await program.ended;
  assert.equal(code, 130);
  const object = JSON.parse(stdout);
  assert.equal(object.error.code, "stopped");
  assert.equal(object.answer, "It is");
  assert.equal(object.reasoning, "Hm. ");
});

test("SIGINT while the question is still being read ends at once", { skip: !posix }, async (t) => {
  const program = startProgram(t, ["ask", "--json", "--model", "http://127.0.0.1:9/v1#r1", "-"], { keepsStdin: true });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  program.child.kill("SIGINT");
  const { code, stdout } = await program.ended;
  assert.equal(code, 130);
  assert.equal(JSON.parse(stdout).error.code, "stopped");
});

test("a closed pipe ends quietly with 0 and stops the host's work", { skip: !posix }, async (t) => {
  const endless = Array.from({ length: 200 }, (_, index) => chunk({ content: `${index} little words\n` }));
  const { server, model } = await serving(t, ...stream(...begun, ...endless), { do: "hang" });
  const request = server.next();
  const child = spawn(process.execPath, [entry, "ask", "--model", model, "2 + 2"], { env: bareEnvironment(t), stdio: "pipe" });
  let stderr = "";
  child.stderr.on("data", (bytes) => {
    stderr += bytes;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const { gone } = await request;
  await gone;
  const [code] = await once(child, "close");
  assert.equal(code, 0);
  assert.equal(stderr, "Hm. \n");
});

test("an answer that a full disk loses is a failure, not a success", { skip: process.platform !== "linux" }, async (t) => {
  const { model } = await serving(t, ...complete("It is 4."));
  const full = await open("/dev/full", "w");
  t.after(() => full.close());
  const child = spawn(process.execPath, [entry, "ask", "--model", model, "2 + 2"], {
    env: bareEnvironment(t),
    stdio: ["ignore", full.fd, "pipe"],
  });
  let stderr = "";
  child.stderr?.on("data", (bytes) => {
    stderr += bytes;
  });
  const [code] = await once(child, "close");
  assert.equal(code, 74);
  assert.match(stderr, /stdout could not be written.*ENOSPC/);
});

test("a closed stderr changes nothing", { skip: !posix }, async (t) => {
  const { model } = await serving(t, ...complete("It is 4."));
  const child = spawn(process.execPath, [entry, "ask", "--model", model, "2 + 2"], { env: bareEnvironment(t), stdio: "pipe" });
  child.stderr.destroy();
  let stdout = "";
  child.stdout.on("data", (bytes) => {
    stdout += bytes;
  });
  const [code] = await once(child, "close");
  assert.equal(code, 0);
  assert.equal(stdout, "It is 4.\n");
});

test("a long answer reaches a slow reader whole", async (t) => {
  const piece = "0123456789abcdef".repeat(4_096);
  const pieces = Array.from({ length: 64 }, () => piece);
  const { model } = await serving(
    t,
    ...stream(
      chunk({ reasoning_content: "Hm." }),
      ...pieces.map((content) => chunk({ content })),
      chunk({}, { finish_reason: "stop" }),
      done,
    ),
    { do: "end" },
  );
  const child = spawn(process.execPath, [entry, "ask", "--model", model, "2 + 2"], { env: bareEnvironment(t), stdio: "pipe" });
  let length = 0;
  const ended = once(child, "close");
  for await (const bytes of child.stdout) {
    length += bytes.length;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const [code] = await ended;
  assert.equal(code, 0);
  assert.equal(length, piece.length * pieces.length + 1);
});

test("into a pipe the answer goes byte for byte; stderr is filtered always", async (t) => {
  const answer = "a\u001b[2J\u0007\u009b31m\u202eb\r\n\u2028c\td\r";
  const steps: readonly ServerStep[] = [
    ...stream(
      chunk({ reasoning_content: "x\u001b]0;evil\u0007y" }),
      chunk({ content: answer }),
      chunk({}, { finish_reason: "stop" }),
      done,
    ),
    { do: "end" },
  ];
  const { model } = await serving(t, ...steps);
  const plain = await runProgram(t, ["ask", "--model", model, "2 + 2"]);
  assert.equal(plain.stdout, `${answer}\n`);
  assert.equal(plain.stderr, "x]0;evily\n");
  const json = await runProgram(t, ["ask", "--json", "--model", model, "2 + 2"]);
  assert.equal(JSON.parse(json.stdout).answer, answer);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
  assert.doesNotMatch(json.stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
});

for (const [answer, expected] of [
  ["4\n\n\n", "4\n"],
  ["4\r\n\r\n", "4\n"],
  ["4\n\nfour\n", "4\n\nfour\n"],
] as const) {
  test(`an answer of ${JSON.stringify(answer)} ends with exactly one newline`, async (t) => {
    const pieces = [...answer].map((content) => chunk({ content }));
    const { model } = await serving(
      t,
      ...stream(chunk({ reasoning_content: "Hm." }), ...pieces, chunk({}, { finish_reason: "stop" }), done),
      { do: "end" },
    );
    assert.equal((await runProgram(t, ["ask", "--model", model, "2 + 2"])).stdout, expected);
  });
}

test("the question comes from a pipe, alone or in the place of -", async (t) => {
  const { server, model } = await serving(t, ...complete("4"));
  await runProgram(t, ["ask", "--model", model, "-"], { stdin: "\ufeffWhat is\n2 + 2?\n" });
  await runProgram(t, ["ask", "--model", model, "Say it in French:", "-"], { stdin: "four" });
  const asked = server.requests.map(({ body }) => JSON.parse(body).messages[0].content);
  assert.deepEqual(asked, ["What is\n2 + 2?", "Say it in French:\n\nfour"]);
});

for (const [name, stdin, said] of [
  ["bytes that are no UTF-8", new Uint8Array([0x61, 0xff, 0xfe]), /UTF-8/],
  ["nothing", "", /no question/],
  ["blanks", " \n\t\n", /no question/],
] as const) {
  test(`${name} in the pipe: exit 2, and nothing is sent`, async (t) => {
    const { server, model } = await serving(t, ...complete("4"));
    const { code, stderr } = await runProgram(t, ["ask", "--model", model, "-"], { stdin });
    assert.equal(code, 2);
    assert.match(stderr, said);
    assert.equal(server.requests.length, 0);
  });
}
