import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { chunk, done, type FaultServer, response, type ServerStep, startFaultServer, stream } from "../../support/fault-server.ts";
import { type ProgramOptions, runProgram } from "../../support/program.ts";

/** A server that plays the steps, and the model on it. */
async function serving(t: TestContext, ...steps: readonly ServerStep[]): Promise<{ readonly server: FaultServer; readonly model: string }> {
  const server = await startFaultServer();
  t.after(() => server.close());
  server.play(...steps);
  return { server, model: `${server.url}#deepseek-r1` };
}

async function ask(t: TestContext, steps: readonly ServerStep[], args: readonly string[] = [], options: ProgramOptions = {}) {
  const { server, model } = await serving(t, ...steps);
  const ended = await runProgram(t, ["ask", "--model", model, ...args, "What is 47 + 38?"], options);
  return { ...ended, server };
}

const thinking = [chunk({ reasoning_content: "7 and 8 make 15," }), chunk({ reasoning_content: " carry 1." })];
const complete: readonly ServerStep[] = [
  ...stream(
    ...thinking,
    chunk({ content: "It is" }),
    chunk({ content: " 85.\n\n" }),
    chunk(
      {},
      { finish_reason: "stop", usage: { prompt_tokens: 9, completion_tokens: 20, completion_tokens_details: { reasoning_tokens: 15 } } },
    ),
    done,
  ),
  { do: "end" },
];

test("stdout is the answer and one newline, everything else is on stderr", async (t) => {
  const { code, stdout, stderr } = await ask(t, complete);
  assert.equal(code, 0);
  assert.equal(stdout, "It is 85.\n");
  assert.equal(stderr, "7 and 8 make 15, carry 1.\n");
});

test("--json is one object with everything that is known and nothing that is not", async (t) => {
  const { code, stdout, stderr } = await ask(t, complete, ["--json"]);
  assert.equal(code, 0);
  assert.equal(stderr, "");
  assert.equal(stdout.indexOf("\n"), stdout.length - 1);
  const { timing, host, ...object } = JSON.parse(stdout);
  assert.match(host, /^127\.0\.0\.1:\d+$/);
  assert.deepEqual(Object.keys(timing).sort(), ["firstAnswerMs", "firstReasoningMs", "tokensPerSecond", "totalMs"]);
  assert.deepEqual(object, {
    schema: 1,
    model: "deepseek-r1",
    reasoning: "7 and 8 make 15, carry 1.",
    answer: "It is 85.\n\n",
    finish: "stop",
    thought: "closed",
    usage: { promptTokens: 9, reasoningTokens: 15, answerTokens: 5, completionTokens: 20 },
    // It runs on this computer.
    cost: { amount: 0, currency: "USD" },
  });
});

const html = response(200, "<html><body>Log in</body></html>", { "content-type": "text/html" });

/** What the server does, and what a script must see. `partial`: text that came before it failed. */
const failures: readonly {
  readonly name: string;
  readonly steps: readonly ServerStep[];
  readonly args?: readonly string[];
  readonly exit: number;
  readonly code: string;
  readonly requests?: number;
  readonly partial?: string;
}[] = [
  {
    name: "cut in the middle",
    steps: [...stream(...thinking, chunk({ content: "It is" })), { do: "end" }],
    exit: 75,
    code: "cut-short",
    partial: "It is",
  },
  {
    name: "torn in the middle",
    steps: [...stream(...thinking, chunk({ content: "It is" })), { do: "tear" }],
    exit: 75,
    code: "cut-short",
    partial: "It is",
  },
  { name: "400", steps: response(400, { error: { message: "temperature is wrong" } }), exit: 69, code: "rejected", requests: 1 },
  { name: "401", steps: response(401, { error: { message: "bad key" } }), exit: 77, code: "unauthorised", requests: 1 },
  { name: "402", steps: response(402, { error: { message: "no credit" } }), exit: 77, code: "balance", requests: 1 },
  { name: "403", steps: response(403, { error: { message: "not for you" } }), exit: 77, code: "unauthorised", requests: 1 },
  { name: "404", steps: response(404, { error: { message: "The model does not exist" } }), exit: 69, code: "model-not-found", requests: 1 },
  { name: "413", steps: response(413, { error: { message: "too much" } }), exit: 69, code: "rejected", requests: 1 },
  {
    name: "429",
    steps: response(429, { error: { message: "slowly" } }, { "retry-after": "0" }),
    exit: 75,
    code: "rate-limited",
    requests: 3,
  },
  { name: "503", steps: response(503, { error: { message: "busy" } }, { "retry-after": "0" }), exit: 75, code: "overloaded", requests: 3 },
  {
    name: "a stall",
    steps: [...stream(...thinking, chunk({ content: "It is" })), { do: "hang" }],
    args: ["--stall", "0.5"],
    exit: 75,
    code: "stalled",
    requests: 1,
    partial: "It is",
  },
  {
    name: "a redirect",
    steps: response(307, "", { location: "https://elsewhere.example/v1" }),
    exit: 69,
    code: "bad-response",
    requests: 1,
  },
  { name: "a web page", steps: html, exit: 69, code: "bad-response", requests: 1 },
];

for (const { name, steps, args = [], exit, code, requests, partial = "" } of failures) {
  test(`${name}: exit ${exit}, ${code}`, async (t) => {
    const [plain, json] = await Promise.all([ask(t, steps, args), ask(t, steps, [...args, "--json"])]);
    assert.equal(plain.code, exit, plain.stderr);
    assert.equal(plain.stdout, partial === "" ? "" : `${partial}\n`);
    assert.match(plain.stderr, /^Error: \S.*\nWhat to do: \S/m);
    assert.doesNotMatch(plain.stderr, /undefined|\bat .*\.ts:/);
    if (requests !== undefined) assert.equal(plain.server.requests.length, requests);

    assert.equal(json.code, exit);
    const object = JSON.parse(json.stdout);
    assert.equal(object.schema, 1);
    assert.equal(object.answer, partial);
    assert.equal(object.finish, undefined);
    assert.equal(object.error.code, code);
    assert.ok(json.stderr.includes(object.error.message), "stderr says what the object says");
    assert.notEqual(object.error.hint, "");
    if (partial !== "") assert.ok(object.timing.totalMs > 0);
  });
}

test("a host that asks for patience twice is asked a third time, and nothing of that is in the answer", async (t) => {
  const { server, model } = await serving(t, ...response(429, { error: { message: "slowly" } }, { "retry-after": "0" }));
  const running = runProgram(t, ["ask", "--model", model, "2 + 2"]);
  await server.next();
  await server.next();
  server.play(...complete);
  const { code, stdout } = await running;
  assert.equal(code, 0);
  assert.equal(stdout, "It is 85.\n");
});

for (const [finish, said] of [
  ["length", /length limit/],
  ["content_filter", /filter/],
] as const) {
  test(`a reply cut by ${finish} is kept, said, and exits 3`, async (t) => {
    const steps: readonly ServerStep[] = [
      ...stream(...thinking, chunk({ content: "It" }), chunk({}, { finish_reason: finish }), done),
      { do: "end" },
    ];
    const plain = await ask(t, steps);
    assert.equal(plain.code, 3);
    assert.equal(plain.stdout, "It\n");
    assert.match(plain.stderr, said);
    const json = JSON.parse((await ask(t, steps, ["--json"])).stdout);
    assert.equal(json.finish, finish === "length" ? "length" : "filter");
    assert.equal(json.error, undefined);
    assert.deepEqual(
      json.notes.map(({ code }: { readonly code: string }) => code),
      ["cut"],
    );
  });
}

test("a thought that its length cut: no answer, exit 3, and that is said", async (t) => {
  const { code, stdout, stderr } = await ask(t, [...stream(...thinking, chunk({}, { finish_reason: "length" }), done), { do: "end" }]);
  assert.equal(code, 3);
  assert.equal(stdout, "");
  assert.match(stderr, /there is no answer/);
});

test("what the server got is what was asked: recipe, system text in the question, limits", async (t) => {
  const { server } = await ask(t, complete, ["-s", "Be brief.", "--max-tokens", "99", "--seed", "7"]);
  const body = JSON.parse(server.requests[0]?.body ?? "");
  assert.deepEqual(body.messages, [{ role: "user", content: "Be brief.\n\nWhat is 47 + 38?" }]);
  assert.equal(body.max_tokens ?? body.max_completion_tokens, 99);
  assert.equal(body.seed, 7);
  assert.equal(body.temperature, 0.6);
  assert.equal(body.stream, true);
});

test("an option that the model does not take is refused before anything is sent", async (t) => {
  const { code, stderr, server } = await ask(t, complete, ["--max-think", "5"]);
  assert.equal(code, 2);
  assert.match(stderr, /nothing was sent/);
  assert.equal(server.requests.length, 0);
});

test("another model than the one asked for is said", async (t) => {
  const steps: readonly ServerStep[] = [
    ...stream(
      chunk({ reasoning_content: "hm" }),
      chunk({ content: "85" }, { model: "other-model" }),
      chunk({}, { finish_reason: "stop" }),
      done,
    ),
    { do: "end" },
  ];
  const { server, model } = await serving(
    t,
    ...steps.map((step) => (step.do === "write" ? { ...step, bytes: String(step.bytes).replaceAll("deepseek-r1", "v3-mini") } : step)),
  );
  const { stderr, code } = await runProgram(t, ["ask", "--model", model, "2 + 2"]);
  assert.equal(code, 0);
  assert.match(stderr, /Asked for deepseek-r1, answered by v3-mini/);
  assert.equal(server.requests.length, 1);
});

test("an answer without thinking from a model that thinks is said", async (t) => {
  const steps: readonly ServerStep[] = [...stream(chunk({ content: "85" }), chunk({}, { finish_reason: "stop" }), done), { do: "end" }];
  const { stderr, stdout } = await ask(t, steps, ["--shape", "plain"]);
  assert.equal(stdout, "85\n");
  assert.match(stderr, /Answered without thinking/);
});

test("thinking that was only assumed is said, with the way out", async (t) => {
  const steps: readonly ServerStep[] = [...stream(chunk({ content: "85" }), chunk({}, { finish_reason: "stop" }), done), { do: "end" }];
  const { stderr } = await ask(t, steps, []);
  assert.match(stderr, /No <\/think> came; .*--shape plain/);
});

test("a key is sent trimmed, and is shown nowhere although the server repeats it", async (t) => {
  const key = "abcd-efgh-ijkl-mnop-qrst";
  const steps = response(401, { error: { message: `Your key ${key} is wrong, header Bearer ${key}, ${encodeURIComponent(key)}` } });
  for (const args of [[], ["--json"]]) {
    const { code, stdout, stderr, server } = await ask(t, steps, args, { env: { FATHOM_API_KEY: `${key}\n`, FATHOM_DEBUG: "1" } });
    assert.equal(code, 77);
    assert.equal(server.requests[0]?.headers["authorization"], `Bearer ${key}`);
    assert.doesNotMatch(stdout + stderr, /abcd-efgh|mnop-qrst/);
    assert.match(stdout + stderr, /FATHOM_API_KEY/);
  }
});

for (const ending of ["/", "/chat/completions", "/chat/completions/"]) {
  test(`a base URL that ends in ${ending} is understood, and a model may be called almost anything`, async (t) => {
    const { server } = await serving(t, ...complete);
    const { code } = await runProgram(t, ["ask", "--model", `${server.url}${ending}#maker/r1:free#2`, "2 + 2"]);
    assert.equal(code, 0);
    assert.equal(server.requests[0]?.path, "/v1/chat/completions");
    assert.equal(JSON.parse(server.requests[0]?.body ?? "").model, "maker/r1:free#2");
  });
}

test("French: errors and notes", async (t) => {
  const { stderr } = await ask(t, response(401, { error: { message: "no" } }), [], { env: { FATHOM_LANG: "fr" } });
  assert.match(stderr, /^Erreur : .*\nQue faire : /);
  const json = await ask(t, response(402, { error: { message: "no" } }), ["--json", "--lang", "fr"]);
  assert.match(JSON.parse(json.stdout).error.message, /Le compte chez .* est épuisé/);
});
