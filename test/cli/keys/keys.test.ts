import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { chunk, done, startFaultServer, stream } from "../../support/fault-server.ts";
import { ownHome } from "../../support/own-home.ts";
import { runProgram } from "../../support/program.ts";
import { noTerminal, startInTerminal } from "../../support/terminal.ts";

const inTerminal = { skip: noTerminal };
const canary = "sk-canary-key-0123456789";

/** A home whose router is a server here, and a way to run the program in it. */
async function rig(t: TestContext, env: Readonly<Record<string, string>> = {}) {
  const server = await startFaultServer();
  t.after(() => server.close());
  server.play(...stream(chunk({ reasoning: "Hm." }), chunk({ content: "42" }), chunk({}, { finish_reason: "stop" }), done), { do: "end" });
  const home = ownHome(t, { hosts: { openrouter: { baseUrl: server.url } } });
  const all: string[] = [];
  const run = async (args: readonly string[], stdin = "", more: Readonly<Record<string, string>> = {}) => {
    const ended = await runProgram(t, args, { env: { FATHOM_HOME: home, ...env, ...more }, stdin });
    all.push(ended.stdout, ended.stderr);
    return ended;
  };
  return { server, home, run, file: join(home, "keys.json"), shown: () => all.join("\n") };
}

test("a key from a pipe is kept privately, used, listed without being shown, and forgotten", async (t) => {
  const { server, run, file, shown } = await rig(t);
  const set = await run(["keys", "set", "openrouter"], `${canary}\n`);
  assert.deepEqual([set.code, set.stdout], [0, ""]);
  assert.match(set.stderr, /kept in .*keys\.json/);
  if (process.platform !== "win32") assert.equal(statSync(file).mode & 0o777, 0o600);

  const asked = await run(["ask", "-m", "openrouter:deepseek/deepseek-r1", "6 x 7"]);
  assert.deepEqual([asked.code, asked.stdout], [0, "42\n"]);
  assert.equal(server.requests.at(-1)?.headers["authorization"], `Bearer ${canary}`);

  assert.equal((await run(["keys", "list"])).stdout, "openrouter  OPENROUTER_API_KEY  kept\n");
  const both = await run(["keys", "list"], "", { OPENROUTER_API_KEY: "sk-other-canary-0123456789" });
  assert.equal(both.stdout, "openrouter  OPENROUTER_API_KEY  environment\nopenrouter  OPENROUTER_API_KEY  kept\n");

  await run(["ask", "-m", "openrouter:deepseek/deepseek-r1", "6 x 7"], "", { OPENROUTER_API_KEY: "sk-other-canary-0123456789" });
  assert.equal(server.requests.at(-1)?.headers["authorization"], "Bearer sk-other-canary-0123456789");

  assert.equal((await run(["keys", "remove", "openrouter"])).code, 0);
  assert.equal((await run(["keys", "remove", "openrouter"])).code, 2);
  assert.doesNotMatch(readFileSync(file, "utf8"), /canary/);
  assert.match((await run(["keys", "list"])).stdout, /No key is set or kept/);
  assert.doesNotMatch(shown(), /canary/);
});

test("a kept key does not follow its host to another address", async (t) => {
  const { server, run, home } = await rig(t);
  await run(["keys", "set", "openrouter"], canary);
  const other = await startFaultServer();
  t.after(() => other.close());
  writeFileSync(join(home, "config.json"), JSON.stringify({ hosts: { openrouter: { baseUrl: other.url } } }));
  const { code, stderr } = await run(["ask", "-m", "openrouter:deepseek/deepseek-r1", "6 x 7"]);
  assert.equal(code, 78);
  assert.match(stderr, /OPENROUTER_API_KEY is not set/);
  assert.deepEqual([server.requests.length, other.requests.length], [0, 0]);
});

test("a missing key names the variable, the command that keeps one, and where one gets it", async (t) => {
  const { code, stderr } = await runProgram(t, ["ask", "-m", "deepinfra:deepseek-ai/DeepSeek-R1-0528", "x"]);
  assert.equal(code, 78);
  assert.match(stderr, /DEEPINFRA_API_KEY[\s\S]*https:\/\/deepinfra\.com\/dash\/api_keys[\s\S]*fathom keys set deepinfra/);
});

test("wrong use repeats no word that may be a key, and keeps nothing", async (t) => {
  const { run, file, shown } = await rig(t);
  for (const [args, stdin, code] of [
    [["keys", "set", "openrouter", canary], "", 2],
    [["keys", "set", canary], "", 69],
    [["keys", canary], "", 2],
    [["keys", "set"], "", 2],
    [["keys", "list", canary], "", 2],
    [["keys", "set", "openrouter"], " \n", 2],
    [["keys", "set", "openrouter"], `${canary} ${canary}`, 78],
    [["keys", "set", "openrouter"], `${canary}\n${canary}\n`, 78],
    [["keys", "remove", "opnrouter"], "", 69],
  ] as const) {
    assert.equal((await run(args, stdin)).code, code, args.join(" "));
  }
  assert.match((await run(["keys", "--lang", "fr"])).stdout, /garder la clé/);
  assert.ok(!existsSync(file));
  assert.doesNotMatch(shown(), /canary/);
});

test("a file of keys that Fathom did not write is named and left as it is", async (t) => {
  const { run, file, shown } = await rig(t);
  writeFileSync(file, `{"openrouter": "${canary}"}`);
  for (const args of [
    ["keys", "list"],
    ["keys", "set", "openrouter"],
    ["ask", "-m", "openrouter:deepseek/deepseek-r1", "x"],
  ]) {
    const { code, stderr } = await run(args, canary, { FATHOM_DEBUG: "1" });
    assert.equal(code, 78, args.join(" "));
    assert.match(stderr, /keys\.json/);
  }
  assert.match(readFileSync(file, "utf8"), /canary/);
  assert.doesNotMatch(shown(), /canary/);
  assert.equal((await run(["ask", "-m", "fathom-tiny", "--dry-run", "2 + 2"])).code, 0, "who needs no key is not stopped by it");
});

test("at a terminal nothing of the key is shown, mistakes can be mended, and Ctrl-C keeps nothing", inTerminal, async (t) => {
  const { home, file } = await rig(t);
  const env = { FATHOM_HOME: home };
  const stopped = startInTerminal(t, ["keys", "set", "openrouter"], { env });
  await stopped.shows("stdout", "(not shown)");
  stopped.type("sk-canary\u0003");
  assert.equal((await stopped.ended).code, 130);
  assert.ok(!existsSync(file));

  const typed = startInTerminal(t, ["keys", "set", "openrouter"], { env });
  await typed.shows("stdout", "(not shown)");
  typed.type(`nonsense\u0015\u001b[200~${canary}x\u001b[201~\u007f\r`);
  const { code, stdout } = await typed.ended;
  assert.equal(code, 0);
  assert.doesNotMatch(stdout, /canary|nonsense/);
  assert.equal(JSON.parse(readFileSync(file, "utf8")).openrouter.key, canary);
});
