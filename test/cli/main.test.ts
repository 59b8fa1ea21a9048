import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { exitCodes, exitCut } from "../../src/cli/exit-codes.ts";
import { errorCodes } from "../../src/model/error.ts";
import { chunk, done, startFaultServer, stream } from "../support/fault-server.ts";
import { bareEnvironment, runProgram } from "../support/program.ts";

test("the exit codes are the published ones", () => {
  assert.deepEqual(Object.keys(exitCodes).sort(), [...errorCodes].sort());
  const codesOf = (exit: number) => errorCodes.filter((code) => exitCodes[code] === exit);
  assert.deepEqual(codesOf(2), ["usage"]);
  assert.deepEqual(codesOf(69).sort(), [
    "bad-response",
    "memory",
    "model-not-found",
    "model-retired",
    "rejected",
    "too-long",
    "unreachable",
    "weights",
  ]);
  assert.deepEqual(codesOf(70), ["internal"]);
  assert.deepEqual(codesOf(74), ["not-saved"]);
  assert.deepEqual(codesOf(75).sort(), ["cut-short", "overloaded", "rate-limited", "stalled"]);
  assert.deepEqual(codesOf(77).sort(), ["balance", "unauthorised"]);
  assert.deepEqual(codesOf(78), ["config"]);
  assert.deepEqual(codesOf(130), ["stopped"]);
  assert.equal(exitCut, 3);
});

test("--help names every command and exit code, --version the manifest's version", async (t) => {
  const help = await runProgram(t, ["--help"]);
  assert.equal(help.code, 0);
  assert.match(help.stdout, /fathom ask[\s\S]*fathom chat[\s\S]*fathom serve/);
  assert.equal(help.stderr, "");
  assert.equal((await runProgram(t, [])).stdout, help.stdout);
  const own = (await runProgram(t, ["ask", "--help"])).stdout;
  for (const exit of new Set([...Object.values(exitCodes), exitCut, 143])) assert.match(own, new RegExp(`^ .*\\b${exit}\\b`, "m"));
  assert.equal((await runProgram(t, ["help", "ask"])).stdout, own);
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.equal((await runProgram(t, ["--version"])).stdout, `fathom ${version}\n`);
});

test("the help fits into 80 columns in both languages", async (t) => {
  for (const language of ["en", "fr"]) {
    for (const args of [["--help"], ["ask", "--help"], ["chat", "--help"], ["eval", "--help"], ["serve", "--help"]]) {
      const { stdout } = await runProgram(t, args, { env: { FATHOM_LANG: language } });
      assert.ok(stdout.length > 400);
      for (const line of stdout.split("\n")) assert.ok([...line].length <= 80, line);
    }
  }
});

for (const [args, said] of [
  [["srve"], /no command srve[\s\S]*serve/],
  [["constructor"], /no command constructor[\s\S]*fathom ask constructor/],
  [["--model", "http://127.0.0.1:9/v1#r1", ""], /no question/],
  [["ask", "--modle", "x", "q"], /no option --modle[\s\S]*--model/],
  [["ask", "--toString", "q"], /no option --toString/],
  [["ask", "--max-tokens", "many", "q"], /--max-tokens needs a number/],
  [["ask", "--stall", "0", "q"], /--stall needs a number/],
  [["ask", "--shape", "round", "q"], /--shape cannot be round[\s\S]*field, tags, plain/],
  [["ask", "--lang", "de", "q"], /--lang cannot be de[\s\S]*en, fr/],
  [["ask", "--model"], /--model needs a value/],
  [["serve", "--lang", "de"], /--lang cannot be de/],
  [["ask", "--model", "fathom-tiny"], /no question/],
  [["ask", "--model", "http://127.0.0.1:9/v1", "q"], /Which model at 127\.0\.0\.1:9/],
] as const) {
  test(`fathom ${args.join(" ")}: exit 2 and what would be right`, async (t) => {
    const { code, stdout, stderr } = await runProgram(t, args);
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(stderr, said);
    const json = await runProgram(t, [args[0], "--json", ...args.slice(1)]);
    if (args[0] === "ask") assert.equal(JSON.parse(json.stdout).error.code, "usage");
  });
}

test("a bare question of two words asks; after -- everything is the question", async (t) => {
  const server = await startFaultServer();
  t.after(() => server.close());
  server.play(...stream(chunk({ reasoning_content: "Hm." }), chunk({ content: "4" }), chunk({}, { finish_reason: "stop" }), done), {
    do: "end",
  });
  const env = { FATHOM_MODEL: `${server.url}#r1` };
  assert.equal((await runProgram(t, ["two words"], { env })).stdout, "4\n");
  assert.equal((await runProgram(t, ["--model", `${server.url}#r1`, "two words"])).stdout, "4\n");
  assert.equal((await runProgram(t, ["ask", "--", "--json", "-m"], { env })).stdout, "4\n");
  const asked = server.requests.map(({ body }) => JSON.parse(body).messages[0].content);
  assert.deepEqual(asked, ["two words", "two words", "--json -m"]);
});

for (const [name, args, env, exit, said] of [
  ["no model chosen", [], {}, 78, /--model BASE_URL#MODEL[\s\S]*\.gguf/],
  ["a key that is missing", ["--model", "openrouter:deepseek/deepseek-r1"], {}, 78, /OPENROUTER_API_KEY/],
  ["a key over plain http", ["--model", "http://example.org/v1#r1"], { FATHOM_API_KEY: "k-1" }, 78, /https/],
  ["a password in the address", ["--model", "https://u:pass-w0rd@example.org/v1#r1"], {}, 78, /FATHOM_API_KEY/],
  ["an unknown model", ["--model", "fathom-tinny"], {}, 69, /fathom-tiny/],
  ["an unknown host", ["--model", "openruter:x"], {}, 69, /openrouter/],
  ["a host without a model", ["--model", "openrouter"], {}, 69, /openrouter:deepseek/],
  ["a model that its host withdrew", ["--model", "deepseek:deepseek-reasoner"], { DEEPSEEK_API_KEY: "k" }, 69, /no longer served/],
  ["a file that is not there", ["--model", "./nothing.gguf"], {}, 69, /no file/],
  ["a file that is no GGUF", ["--model", "package.json"], {}, 69, /GGUF/],
  ["nobody at the address", ["--model", "http://127.0.0.1:9/v1#r1"], {}, 69, /127\.0\.0\.1:9/],
] as const) {
  test(`${name}: exit ${exit}`, async (t) => {
    const { code, stdout, stderr } = await runProgram(t, ["ask", ...args, "2 + 2"], { env });
    assert.equal(code, exit, stderr);
    assert.equal(stdout, "");
    assert.match(stderr, said);
    assert.doesNotMatch(stderr, /undefined|pass-w0rd/);
  });
}

test("a broken config.json is named with its setting, and help is given all the same", async (t) => {
  const env = bareEnvironment(t);
  const file = join(env["FATHOM_HOME"] ?? "", "config.json");
  writeFileSync(file, '{"modle":"x"}');
  const { code, stderr } = await runProgram(t, ["ask", "q"], { env });
  assert.equal(code, 78);
  assert.ok(stderr.includes(file) && stderr.includes("modle"), stderr);
  assert.equal((await runProgram(t, ["--help"], { env })).code, 0);
});

test("the demonstration model answers, and is called what it is", async (t) => {
  const { code, stdout, stderr } = await runProgram(t, ["ask", "--model", "fathom-tiny", "What is 47 + 38?"]);
  assert.equal(code, 0);
  assert.match(stdout, /85/);
  assert.match(stderr, /not DeepSeek R1.*--model/);
});

test("--dry-run shows the request and sends nothing, with the key's name in the key's place", async (t) => {
  const env = { FATHOM_API_KEY: "k-very-secret" };
  const { code, stdout, stderr } = await runProgram(t, ["ask", "--dry-run", "--model", "http://127.0.0.1:9/v1#deepseek-r1", "2 + 2"], {
    env,
  });
  assert.equal(code, 0);
  assert.match(stdout, /FATHOM_API_KEY/);
  assert.match(stdout, /2 \+ 2/);
  assert.doesNotMatch(stdout + stderr, /very-secret/);
});
