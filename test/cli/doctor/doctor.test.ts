import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { allDistills } from "../../../src/catalogue/find-distill.ts";
import { chunk, done, response, type ServerStep, startFaultServer, stream } from "../../support/fault-server.ts";
import { type ProgramOptions, runProgram } from "../../support/program.ts";

interface Listed {
  readonly check: string;
  readonly ok: boolean;
  readonly found?: string;
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), "fathom-doctor-"));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function examine(t: TestContext, options: ProgramOptions = {}, args: readonly string[] = []) {
  const { code, stdout, stderr } = await runProgram(t, ["doctor", "--json", ...args], options);
  const { checks = [] }: { checks?: readonly Listed[] } = stdout === "" ? {} : JSON.parse(stdout);
  return { code, stderr, checks, faults: checks.filter(({ ok }) => !ok) };
}

/** A home with this configuration. */
function configured(t: TestContext, config: unknown): Readonly<Record<string, string>> {
  const home = folder(t);
  writeFileSync(join(home, "config.json"), typeof config === "string" ? config : JSON.stringify(config));
  return { FATHOM_HOME: home, ATTIC_KEY: "secret-of-the-attic" };
}

/** A host of the user's own whose replies are these. */
async function ownHost(t: TestContext, ...steps: readonly ServerStep[]) {
  const server = await startFaultServer();
  t.after(() => server.close());
  server.play(...steps);
  return { server, env: configured(t, { hosts: { attic: { baseUrl: server.url, keyName: "ATTIC_KEY", keyRequired: true } } }) };
}

test("with nothing to mend every line is ok, and the exit code 0", async (t) => {
  const { code, stdout } = await runProgram(t, ["doctor"]);
  assert.equal(code, 0, stdout);
  for (const name of ["Node", "memory", "folders", "disk", "engine", "weights", "keys", "model"]) {
    assert.match(stdout, new RegExp(`^ok +${name}: \\S`, "m"));
  }
  assert.match(stdout, /fathom-tiny answered/);
  assert.match(stdout, /^Nothing to mend\.$/m);
});

interface Fault {
  readonly stage: (t: TestContext) => Promise<{ readonly env: Readonly<Record<string, string>>; readonly args?: readonly string[] }>;
  readonly check: string;
  readonly code: string;
  readonly exit: number;
  readonly mend: RegExp;
}

const faults: Readonly<Record<string, Fault>> = {
  "a folder that cannot be written": {
    async stage(t) {
      const data = join(folder(t), "data");
      writeFileSync(data, "");
      return { env: { FATHOM_HOME: join(data, "..") } };
    },
    check: "folders",
    code: "not-saved",
    exit: 74,
    mend: /FATHOM_HOME/,
  },
  "a key with a blank in it": {
    stage: async () => ({ env: { OPENROUTER_API_KEY: "one two" } }),
    check: "keys",
    code: "config",
    exit: 78,
    mend: /line break/,
  },
  "a file of keys that is none": {
    async stage(t) {
      const home = folder(t);
      writeFileSync(join(home, "keys.json"), "{");
      return { env: { FATHOM_HOME: home } };
    },
    check: "keys",
    code: "config",
    exit: 78,
    mend: /keys/,
  },
  "a model that nobody knows": {
    stage: async () => ({ env: { FATHOM_MODEL: "fathom-tinny" } }),
    check: "model",
    code: "model-not-found",
    exit: 69,
    mend: /fathom-tiny/,
  },
  "a model that its host withdrew": {
    stage: async () => ({ env: { FATHOM_MODEL: "deepseek-reasoner" } }),
    check: "model",
    code: "model-retired",
    exit: 69,
    mend: /openrouter/,
  },
  "a host without its key": {
    stage: async () => ({ env: { FATHOM_MODEL: "openrouter:deepseek/deepseek-r1" } }),
    check: "model",
    code: "config",
    exit: 78,
    mend: /OPENROUTER_API_KEY/,
  },
  "weights that are not here": {
    stage: async () => ({ env: { FATHOM_MODEL: "1.5b" } }),
    check: "model",
    code: "weights",
    exit: 69,
    mend: /fathom pull 1\.5b/,
  },
  "weights that are cut": {
    async stage(t) {
      const file = join(folder(t), "cut.gguf");
      writeFileSync(file, readFileSync("models/fathom-tiny/fathom-tiny.gguf").subarray(0, 100_000));
      return { env: { FATHOM_MODEL: file } };
    },
    check: "model",
    code: "weights",
    exit: 69,
    mend: /[Dd]ownload/,
  },
  "weights whose bytes are not those that were published": {
    async stage(t) {
      const home = folder(t);
      const place = join(home, "data", "weights");
      mkdirSync(place, { recursive: true });
      const file = allDistills().find((named) => named.file.sha256 !== undefined)?.file.file ?? "";
      writeFileSync(join(place, file), readFileSync("models/fathom-tiny/fathom-tiny.gguf"));
      return { env: { FATHOM_HOME: home } };
    },
    check: "weights",
    code: "weights",
    exit: 69,
    mend: /fathom pull|[Dd]ownload/,
  },
  "an Ollama address that is none": {
    stage: async () => ({ env: { OLLAMA_HOST: "http://a b" } }),
    check: "servers",
    code: "config",
    exit: 78,
    mend: /OLLAMA_HOST/,
  },
  "a host that refuses its key": {
    stage: async (t) => ({ ...(await ownHost(t, ...response(401, { error: { message: "no" } }))), args: ["--online"] }),
    check: "host",
    code: "unauthorised",
    exit: 77,
    mend: /ATTIC_KEY/,
  },
  "a host that is not there": {
    async stage(t) {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const address = server.address();
      await new Promise((resolve) => server.close(resolve));
      const port = typeof address === "object" && address !== null ? address.port : 0;
      const attic = { baseUrl: `http://127.0.0.1:${port}/v1`, keyName: "ATTIC_KEY", keyRequired: true };
      return { env: configured(t, { hosts: { attic } }), args: ["--online"] };
    },
    check: "host",
    code: "unreachable",
    exit: 69,
    mend: /port/,
  },
  "a host that answers with a page": {
    stage: async (t) => ({
      ...(await ownHost(t, ...response(200, "<html>", { "content-type": "text/html" }))),
      args: ["--live", "attic:deepseek-r1"],
    }),
    check: "live",
    code: "bad-response",
    exit: 69,
    mend: /\/v1/,
  },
};

for (const [name, { stage, check, code, exit, mend }] of Object.entries(faults)) {
  test(`${name} is named with its mend`, async (t) => {
    const { env, args } = await stage(t);
    const seen = await examine(t, { env }, args);
    const [first] = seen.faults;
    assert.deepEqual([seen.faults.length, first?.check, first?.error?.code, seen.code], [1, check, code, exit], JSON.stringify(seen));
    assert.match(`${first?.error?.message} ${first?.error?.hint}`, mend);
    assert.ok(!JSON.stringify(seen).includes("secret-of-the-attic"));
  });
}

test("a configuration that cannot be read ends it with the sentence that says where", async (t) => {
  const { code, stderr } = await examine(t, { env: configured(t, "{") });
  assert.equal(code, 78);
  assert.match(stderr, /config\.json/);
});

test("on request a host is asked for its list, and a short question", async (t) => {
  const { env, server } = await ownHost(t, ...response(200, { data: [{ id: "deepseek-r1" }] }));
  const online = await examine(t, { env }, ["--online"]);
  assert.equal(online.code, 0, JSON.stringify(online));
  assert.equal(online.checks.find(({ check }) => check === "host")?.found, "attic answers: 1 model");
  const end = chunk({}, { finish_reason: "stop", usage: { prompt_tokens: 9, completion_tokens: 9 } });
  server.play(...stream(chunk({ content: "Hm.</think>85" }, { provider: "Somebody" }), end, done), { do: "end" });
  const live = await examine(t, { env }, ["--live", "attic:deepseek-r1"]);
  const words = live.checks.find(({ check }) => check === "live")?.found ?? "";
  assert.match(words, /thinking in tags; finish reason stop; counts tokens; provider Somebody; country not known/);
  // Nothing but what was asked for, and no more tokens than promised.
  assert.deepEqual(
    server.requests.map(({ method, path }) => `${method} ${path}`),
    ["GET /v1/models", "POST /v1/chat/completions"],
  );
  assert.equal(JSON.parse(server.requests[1]?.body ?? "{}").max_tokens, 512);
});

test("unasked, no host is asked anything", async (t) => {
  const { env, server } = await ownHost(t, ...response(200, { data: [] }));
  assert.equal((await examine(t, { env })).code, 0);
  assert.equal(server.requests.length, 0);
});
