import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { openSuite } from "../../../src/cli/eval/open-suite.ts";
import { tableOf } from "../../../src/cli/eval/table.ts";
import { ChatError } from "../../../src/model/error.ts";
import { pause } from "../../../src/model/pause.ts";
import { evalTexts } from "../../../src/texts/eval/texts.ts";
import { runProgram } from "../../support/program.ts";

const entry = join(import.meta.dirname, "../../../src/cli/entry.ts");
const args = [entry, "eval", "sums", "--model", "fathom-tiny", "--n", "12", "--k", "2", "--json"];

test("goes on after kill -9 without asking again what was recorded", { timeout: 120_000 }, async (t) => {
  const home = await mkdtemp(join(tmpdir(), "fathom-eval-"));
  t.after(() => rm(home, { recursive: true, force: true }));
  const folder = join(home, "data", "evaluations");
  const start = () => spawn(process.execPath, args, { env: { ...process.env, FATHOM_HOME: home }, stdio: ["ignore", "pipe", "ignore"] });
  const recorded = async () => {
    const name = (await readdir(folder).catch(() => [])).find((one) => one.endsWith(".jsonl"));
    return name === undefined ? "" : await readFile(join(folder, name), "utf8");
  };
  const killed = start();
  t.after(() => killed.kill("SIGKILL"));
  while ((await recorded()).split("\n").length < 5) await pause(50);
  killed.kill("SIGKILL");
  await once(killed, "exit");
  const before = await recorded();
  const again = start();
  const report: unknown = JSON.parse(await text(again.stdout));
  const after = await recorded();
  assert.ok(report !== null && typeof report === "object" && "score" in report);
  assert.ok(after.startsWith(before.slice(0, before.lastIndexOf("\n") + 1)));
  const keys = after
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.slice(0, line.indexOf(',"seed"')));
  assert.equal(keys.length, 24);
  assert.equal(new Set(keys).size, 24);
});

test("names the line of a suite that is no UTF-8 instead of asking damaged questions", async (t) => {
  const home = await mkdtemp(join(tmpdir(), "fathom-eval-"));
  t.after(() => rm(home, { recursive: true, force: true }));
  const file = join(home, "latin.jsonl");
  await writeFile(file, Buffer.from('{"question":"a","answer":"b"}\n{"question":"caf\u00e9","answer":"b"}\n', "latin1"));
  assert.throws(
    () => openSuite(file, { n: undefined, seed: 1 }),
    (error) => error instanceof ChatError && error.details.kind === "bad-line" && error.details.said === "2: UTF-8",
  );
});

test("a budget that holds no reply asks nothing, and says why", { timeout: 60_000 }, async (t) => {
  const args = ["eval", "sums", "--model", "fathom-tiny", "--n", "6", "--max-tokens-total", "1000", "--json"];
  const { code, stdout, stderr } = await runProgram(t, args);
  assert.equal(code, 3);
  assert.equal(JSON.parse(stdout).score, null);
  assert.match(stderr, /no room for another reply of up to 32768 tokens[\s\S]*--max-tokens N/);
});

test("the table fits into 40 columns and writes numbers as its reader does", () => {
  const counts = { correct: 2, wrong: 1, noAnswer: 0, truncated: 0, failed: 1 };
  const group = { ...counts, score: 0.5, interval: [0.15, 0.85] as const };
  const report = { ...group, questions: 4, trials: 4, byDifficulty: [{ difficulty: 6, ...group }] };
  for (const [language, score] of [
    ["en", "50.0 %"],
    ["fr", "50,0 %"],
  ] as const) {
    const table = tableOf(report, evalTexts[language]);
    assert.ok(
      table.split("\n").every((line) => [...line].length <= 40),
      table,
    );
    assert.equal(table.split(score).length, 3);
  }
});
