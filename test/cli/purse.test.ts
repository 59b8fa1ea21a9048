import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import { resolveTarget } from "../../src/catalogue/resolve-target.ts";
import { openPurse } from "../../src/cli/purse.ts";
import { ChatError } from "../../src/model/error.ts";
import { chunk, done, type ServerStep, startFaultServer, stream } from "../support/fault-server.ts";
import { runProgram } from "../support/program.ts";
import { noTerminal, startInTerminal } from "../support/terminal.ts";

const target = resolveTarget("http://h.example/v1#m", { exists: () => false });

const counted = (usage: Readonly<Record<string, unknown>>): readonly ServerStep[] => [
  ...stream(chunk({ reasoning_content: "Carry 1." }), chunk({ content: "85" }), chunk({}, { finish_reason: "stop", usage }), done),
  { do: "end" },
];
const usual = { prompt_tokens: 1_000, completion_tokens: 2_000, prompt_tokens_details: { cached_tokens: 0 } };

async function serving(t: TestContext, steps: readonly ServerStep[]) {
  const server = await startFaultServer();
  t.after(() => server.close());
  server.play(...steps);
  // The second name reaches this computer too, but no rule says that it must: it is taken for a host's.
  return { server, model: `${server.url}#deepseek-r1`, remote: `${server.url.replace("127.0.0.1", "0.0.0.0")}#deepseek-r1` };
}

const costOf = (stdout: string): unknown => JSON.parse(stdout).cost;

test("ask says what it cost: free here, unknown elsewhere, reckoned where the price is said, reported where the host tells", async (t) => {
  const { server, model, remote } = await serving(t, counted(usual));
  const ask = async (...args: readonly string[]) => (await runProgram(t, ["ask", "--json", ...args, "47 + 38?"])).stdout;
  assert.deepEqual(costOf(await ask("--model", model)), { amount: 0, currency: "USD" });
  const unknown = JSON.parse(await ask("--model", remote));
  assert.ok(!("cost" in unknown));
  assert.ok(unknown.timing.tokensPerSecond > 0);
  assert.deepEqual(costOf(await ask("--model", remote, "--price", "0.5,2")), { amount: 0.0045, currency: "USD" });
  server.play(...counted({ ...usual, cost: 0.0123 }));
  assert.deepEqual(costOf(await ask("--model", remote)), { amount: 0.0123, currency: "USD", reported: true });
  server.play(...counted({ prompt_tokens: 1_000, completion_tokens: 2_000 }));
  assert.deepEqual(costOf(await ask("--model", remote, "--price", "0.5,2,0.1")), { amount: 0.0045, currency: "USD", estimated: true });
});

test("a reply that was cut short has its cost beside its text", async (t) => {
  const { model } = await serving(t, [...stream(chunk({ content: "It is" })), { do: "end" }]);
  const { code, stdout } = await runProgram(t, ["ask", "--json", "--model", model, "--price", "1,1", "47 + 38?"]);
  assert.equal(code, 75);
  const { cost } = JSON.parse(stdout);
  assert.equal(cost.estimated, true);
  assert.ok(cost.amount > 0 && cost.amount < 0.0001);
});

test("speed and money close the reply in a terminal", { skip: noTerminal }, async (t) => {
  const { model, remote } = await serving(t, counted(usual));
  const shown = async (language: string, ...args: readonly string[]) => {
    const env = { NO_COLOR: "1", FATHOM_LANG: language };
    return (await startInTerminal(t, ["ask", "--model", ...args, "47 + 38?"], { env }).ended).stdout;
  };
  assert.match(await shown("en", remote, "--price", "0.5,2"), / tokens\/s · \$0\.0045\r\n$/);
  assert.match(await shown("en", remote), / tokens\/s · unknown price\r\n$/);
  assert.match(await shown("fr", remote, "--price", "0.5,2"), / jetons\/s · 0,0045\s\$US\r\n$/);
  assert.match(await shown("en", model), / tokens\/s\r\n$/);
});

test("--max-cost is refused before anything is sent where nobody knows the price", async (t) => {
  const { server, remote } = await serving(t, counted(usual));
  for (const command of [["ask", "?"], ["chat"], ["eval", "sums", "--n", "2"]]) {
    const { code, stderr } = await runProgram(t, [...command, "--model", remote, "--max-cost", "1"], { stdin: "one\n" });
    assert.equal(code, 2, command.join(" "));
    assert.match(stderr, /nobody here knows[\s\S]*--price/);
  }
  const dear = await runProgram(t, ["ask", "--model", remote, "--price", "9000000,1", "--max-cost", "1", "long question"]);
  assert.equal(dear.code, 2);
  assert.match(dear.stderr, /more than --max-cost leaves/);
  assert.equal(server.requests.length, 0);
});

test("--max-cost lowers max_tokens to what it pays for, and ends by budget with exit 3", async (t) => {
  const length = [
    ...stream(chunk({ content: "It is" }), chunk({}, { finish_reason: "length", usage: usual }), done),
    { do: "end" } as const,
  ];
  const { server, model } = await serving(t, length);
  const args = ["ask", "--json", "--model", model, "--price", "0,1000", "--max-cost", "0.5", "--max-tokens", "4000", "47 + 38?"];
  const { code, stdout } = await runProgram(t, args);
  assert.equal(code, 3);
  assert.equal(JSON.parse(server.requests[0]?.body ?? "").max_tokens, 500);
  const { finish, reasoning, answer } = JSON.parse(stdout);
  assert.deepEqual([finish, reasoning + answer], ["budget", "It is"]);
});

test("a host that does not keep to it is stopped, what came is kept, and the host is told", async (t) => {
  const { server, model } = await serving(t, [...stream(chunk({ reasoning_content: "word ".repeat(200) })), { do: "hang" }]);
  const asked = server.next();
  const { code, stdout } = await runProgram(t, ["ask", "--json", "--model", model, "--price", "0,1000", "--max-cost", "0.1", "?"]);
  assert.equal(code, 3);
  const { finish, thought, reasoning, cost } = JSON.parse(stdout);
  assert.deepEqual([finish, thought, reasoning.length, cost.estimated], ["budget", "open", 1_000, true]);
  await (await asked).gone;
});

test("a conversation shares one purse, and ends with it", async (t) => {
  const { server, model } = await serving(t, counted(usual));
  const args = ["chat", "--model", model, "--price", "0,100", "--max-cost", "0.5"];
  const { code, stdout, stderr } = await runProgram(t, args, { stdin: "one\ntwo\nthree\nfour\nfive\n" });
  // Each reply costs 0.20: the third begins with half of that left, and the host goes over it; no fourth is asked.
  assert.equal(server.requests.length, 3);
  assert.equal(stdout, "85\n85\n85\n");
  assert.equal(code, 3);
  assert.match(stderr, /more than --max-cost leaves/);
});

test("an evaluation says its worst price first, keeps within it, and reports what it cost", async (t) => {
  const { server, remote } = await serving(t, counted(usual));
  const folder = mkdtempSync(join(tmpdir(), "fathom-eval-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "suite.jsonl");
  writeFileSync(
    file,
    Array.from({ length: 6 }, (_, id) => JSON.stringify({ id: `q${id}`, question: "47 + 38?", answer: "85" })).join("\n"),
  );
  const record = join(folder, "record.jsonl");
  const args = ["eval", file, "--model", remote, "--json", "--concurrency", "1", "--record", record, "--max-tokens", "2000"];
  const unpriced = await runProgram(t, args);
  assert.equal(unpriced.code, 2);
  assert.match(unpriced.stderr, /price is unknown/);
  const unlimited = await runProgram(t, [...args, "--price", "0,100"]);
  assert.match(unlimited.stderr, /At most \$1\.20\./);
  assert.equal(server.requests.length, 0);
  const part = await runProgram(t, [...args, "--price", "0,100", "--max-cost", "0.9"]);
  assert.equal(part.code, 3);
  assert.equal(server.requests.length, 4);
  assert.deepEqual(JSON.parse(part.stdout).cost, { amount: 0.8, currency: "USD" });
  assert.match(part.stderr, /At most \$0\.90\.[\s\S]*--max-cost does not allow another question/);
  const rest = await runProgram(t, [...args, "--price", "0,100", "--max-cost", "1.3"]);
  assert.equal(rest.code, 0);
  assert.equal(server.requests.length, 6);
  assert.equal(JSON.parse(rest.stdout).cost.amount.toFixed(6), "1.200000");
});

test("any text is a price that can be reckoned with, or is refused", () => {
  const amount = fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => value.toFixed(4));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(amount, { maxLength: 4 }).map((parts) => parts.join(",")),
      ),
      (price) => {
        try {
          const found = openPurse({ price }).priceOf(target);
          assert.ok(found !== undefined && found.input >= 0 && found.output >= 0 && (found.cached ?? 0) >= 0);
          assert.ok(Number.isFinite(found.input + found.output + (found.cached ?? 0)));
        } catch (error) {
          assert.ok(error instanceof ChatError && error.details.kind === "bad-price");
        }
      },
    ),
  );
});

test("a price that cannot be read is said", async (t) => {
  for (const price of ["1", "1,2,3,4", "a,b", "1,", "-1,2", ""]) {
    const { code, stderr } = await runProgram(t, ["ask", "--model", "fathom-tiny", `--price=${price}`, "?"]);
    assert.equal(code, 2, price);
    assert.match(stderr, /--price/);
  }
});
