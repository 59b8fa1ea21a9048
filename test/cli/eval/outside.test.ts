import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { chunk, done, startFaultServer, stream } from "../../support/fault-server.ts";
import { runProgram } from "../../support/program.ts";
import { noTerminal, startInTerminal } from "../../support/terminal.ts";

/** A server whose model answers 85 whatever it is asked, with 20 tokens. */
async function answering(t: TestContext) {
  const server = await startFaultServer();
  t.after(() => server.close());
  const usage = { prompt_tokens: 9, completion_tokens: 20 };
  const reply = stream(
    chunk({ reasoning_content: "Hm." }),
    chunk({ content: "It is \\boxed{85}." }),
    chunk({}, { finish_reason: "stop", usage }),
    done,
  );
  server.play(...reply, { do: "end" });
  return { server, model: `${server.url}#deepseek-r1` };
}

function questions(t: TestContext, ...lines: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "fathom-suite-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "my.jsonl");
  writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
  return file;
}

const right = '{"question": "What is 47 + 38?", "answer": "85"}';
const wrong = '{"question": "What is 47 + 39?", "answer": "86", "scorer": "exact"}';

test("--json prints the promised fields, and the record holds each trial with who answered", async (t) => {
  const { server, model } = await answering(t);
  const file = questions(t, right, wrong);
  const record = join(file, "..", "record.jsonl");
  const { code, stdout, stderr } = await runProgram(t, ["eval", file, "--model", model, "--k", "2", "--json", "--record", record]);
  assert.equal(code, 0, stderr);
  const { interval, ...object } = JSON.parse(stdout);
  assert.ok(0 < interval[0] && interval[0] < 0.5 && 0.5 < interval[1] && interval[1] < 1);
  const counts = { correct: 2, wrong: 2, noAnswer: 0, truncated: 0, failed: 0 };
  const named = { schema: 1, suite: "my.jsonl", model: "deepseek-r1", questions: 2, samples: 2 };
  // It ran on this computer.
  const cost = { amount: 0, currency: "USD" };
  assert.deepEqual(object, { ...named, ...counts, score: 0.5, byDifficulty: [], cost, record });
  const [header, ...trials] = readFileSync(record, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.equal(header.setup.temperature, 0.6);
  assert.equal(trials.length, 4);
  assert.ok(trials.every((trial) => trial.model === "deepseek-r1" && trial.host === new URL(server.url).host && trial.tokens === 20));
  // The boxed directive is appended, and said.
  assert.match(server.requests[0]?.body ?? "", /boxed/);
  assert.match(stderr, /Appended to each question: .*boxed/);
});

test("the table fits 40 columns and names the record", { skip: noTerminal }, async (t) => {
  const { model } = await answering(t);
  const { ended } = startInTerminal(t, ["eval", "sums", "--n", "6", "--model", model], { columns: 40, env: { NO_COLOR: "1" } });
  const { code, stdout } = await ended;
  assert.equal(code, 0, stdout);
  // Progress is taken back before the table is printed.
  const lines = stdout.slice(stdout.lastIndexOf("\r\u001b[K") + 4).split(/\r?\n/);
  const from = lines.findIndex((line) => /digits +score/.test(line));
  const to = lines.findIndex((line) => line.startsWith("Record:"));
  assert.ok(from >= 0 && to > from, stdout);
  for (const line of lines.slice(from, to)) assert.ok(line.length <= 40, line);
  for (const digits of ["1", "6", "all"]) assert.ok(lines.slice(from, to).some((line) => line.trim().startsWith(digits)));
});

test("a terminal that can take nothing back gets progress in lines", { skip: noTerminal }, async (t) => {
  const { model } = await answering(t);
  const { code, stdout } = await startInTerminal(t, ["eval", "sums", "--n", "6", "--model", model], { env: { TERM: "dumb" } }).ended;
  assert.equal(code, 0, stdout);
  assert.ok(!stdout.includes("\u001b"), JSON.stringify(stdout));
  assert.match(stdout, /6\/6/);
});

test("a line that cannot be used ends it before anything is asked, by its number", async (t) => {
  const { server, model } = await answering(t);
  const { code, stderr, stdout } = await runProgram(t, ["eval", questions(t, right, '{"question": 1}'), "--model", model]);
  assert.equal(code, 2);
  assert.equal(stdout, "");
  assert.match(stderr, /my\.jsonl.* line 2/);
  assert.equal(server.requests.length, 0);
});

test("neither suite nor file: exit 2 with what there is", async (t) => {
  for (const words of [["summs"], [], ["sums", "more"]]) {
    const { code, stderr } = await runProgram(t, ["eval", ...words, "--model", "fathom-tiny"]);
    assert.equal(code, 2);
    assert.match(stderr, /sums/);
  }
  const { code, stderr } = await runProgram(t, ["eval", "sums", "--k", "0", "--model", "fathom-tiny"]);
  assert.equal(code, 2);
  assert.match(stderr, /--k/);
});

test("a host beyond this computer is not asked before somebody agreed to its price", async (t) => {
  const file = questions(t, right, wrong);
  // An address for documentation (RFC 5737): whoever connected to it would wait for long.
  const { code, stderr } = await runProgram(t, ["eval", file, "--k", "3", "--max-tokens", "100", "--model", "https://192.0.2.1/v1#r1"]);
  assert.equal(code, 2);
  assert.match(stderr, /6 requests to .*192\.0\.2\.1.* 600 tokens/);
  assert.match(stderr, /--yes.*--max-tokens-total/);
});

test("a limit of all tokens ends it with exit 3, and a higher one goes on", async (t) => {
  const { server, model } = await answering(t);
  const file = questions(t, right, wrong);
  const record = join(file, "..", "record.jsonl");
  const start = (limit: string) =>
    runProgram(t, ["eval", file, "--model", model, "--max-tokens", "100", "--max-tokens-total", limit, "--record", record, "--json"]);
  const first = await start("110");
  assert.equal(first.code, 3);
  assert.equal(JSON.parse(first.stdout).correct, 1);
  const second = await start("1000");
  assert.equal(second.code, 0);
  assert.equal(server.requests.length, 2);
  assert.match(second.stderr, /1 trial is recorded already/);
});

test("another setup never goes into the same record, and --fresh sets it aside", async (t) => {
  const { model } = await answering(t);
  const file = questions(t, right);
  const record = join(file, "..", "record.jsonl");
  const start = (...more: readonly string[]) => runProgram(t, ["eval", file, "--model", model, "--record", record, ...more]);
  assert.equal((await start()).code, 0);
  const other = await start("--seed", "2");
  assert.equal(other.code, 2);
  assert.match(other.stderr, /seed/);
  assert.equal((await start("--seed", "2", "--fresh")).code, 0);
  assert.ok(existsSync(record));
});

test("--help lists every flag, in two languages", async (t) => {
  const flags = [
    "--model",
    "--n N",
    "--k K",
    "--seed",
    "--max-tokens",
    "--max-tokens-total",
    "--concurrency",
    "--record",
    "--fresh",
    "--yes",
  ];
  for (const lang of ["en", "fr"]) {
    const { code, stdout } = await runProgram(t, ["eval", "--help", "--lang", lang]);
    assert.equal(code, 0);
    for (const flag of [...flags, "--json", "--stall", "--shape", "--lang"]) assert.ok(stdout.includes(flag), `${lang} ${flag}`);
  }
});
