import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chunk, done, response, stream } from "../../support/fault-server.ts";
import { startProgram } from "../../support/program.ts";
import { noTerminal, startInTerminal } from "../../support/terminal.ts";
import { answering, newHome, sentTo } from "./rig.ts";

const posix = process.platform !== "win32";
const begun = [chunk({ reasoning_content: "Hm. " }), chunk({ content: "It is" })];

test("the first question that is kept says where, and a question is kept with its reply", async (t) => {
  const { folder, server, model, run, kept } = await newHome(t);
  server.play(...answering("85"));
  const first = await run(["ask", "-m", model, "-s", "Be brief.", "--seed", "7", "What is 47 + 38?"]);
  const file = join(folder, "data", "conversations.db");
  assert.equal(first.stdout, "85\n");
  assert.equal(first.stderr, `Thinking of 85\nKept in ${file}. --no-save keeps nothing; fathom log shows it.\n`);
  assert.equal((await run(["ask", "-m", model, "And 1 + 1?"])).stderr, "Thinking of 85\n");
  if (posix) assert.deepEqual([statSync(file).mode & 0o777, statSync(join(file, "..")).mode & 0o777], [0o600, 0o700]);
  const [one, two, ...others] = await kept();
  assert.deepEqual([one?.title, two?.title, others.length], ["What is 47 + 38?", "And 1 + 1?", 0]);
  const [system, question, reply] = one?.messages ?? [];
  assert.deepEqual([system?.role, system?.text, system?.parent], ["system", "Be brief.", null]);
  assert.deepEqual([question?.role, question?.text, question?.parent], ["user", "What is 47 + 38?", system?.id]);
  assert.deepEqual([reply?.role, reply?.reasoning, reply?.text, reply?.parent], ["assistant", "Thinking of 85", "85", question?.id]);
  const { timing, asked, host, ...rest } = reply?.reply ?? {};
  assert.equal(typeof timing, "object");
  assert.equal(host, new URL(server.url).host);
  assert.match(String(asked), /deepseek-r1/);
  assert.deepEqual(rest, {
    state: "complete",
    family: "r1",
    model: "deepseek-r1",
    sampling: { temperature: 0.6, topP: 0.95, maxTokens: 32_768, seed: 7 },
    finish: { reason: "stop", thought: "closed" },
    cost: { amount: 0, currency: "USD" },
  });
});

test("--json says nothing beside its object", async (t) => {
  const { server, model, run, kept } = await newHome(t);
  server.play(...answering("85"));
  const { stdout, stderr } = await run(["ask", "--json", "-m", model, "47 + 38"]);
  assert.equal(JSON.parse(stdout).answer, "85");
  assert.equal(stderr, "");
  assert.equal((await kept()).length, 1);
});

test("--no-save leaves no trace; nor does the setting, an evaluation, a dry run, or looking", async (t) => {
  const { folder, server, model, run } = await newHome(t);
  server.play(...answering("85"));
  await run(["ask", "--no-save", "-m", model, "47 + 38"]);
  await run(["chat", "--no-save", "-m", model], { stdin: "47 + 38\n/regenerate\n" });
  await run(["ask", "--dry-run", "-m", model, "47 + 38"]);
  await run(["log"]);
  assert.deepEqual(readdirSync(folder), []);
  await run(["eval", "sums", "--n", "2", "--yes", "-m", model]);
  assert.deepEqual(readdirSync(join(folder, "data")), ["evaluations"]);
  writeFileSync(join(folder, "config.json"), '{"save": false}');
  assert.equal((await run(["ask", "-m", model, "47 + 38"])).stderr, "Thinking of 85\n");
  await run(["chat", "-m", model], { stdin: "47 + 38\n" });
  assert.equal(existsSync(join(folder, "data", "conversations.db")), false);
});

test("-c goes on with the last conversation, from ask and from chat", async (t) => {
  const { server, model, run, kept } = await newHome(t);
  assert.equal((await run(["ask", "-c", "-m", model, "and?"])).code, 2);
  server.play(...answering("4"));
  await run(["ask", "-m", model, "-s", "Be brief.", "2 + 2"]);
  server.play(...answering("6"));
  await run(["ask", "-c", "-m", model, "and 3 + 3?"]);
  server.play(...answering("8"));
  await run(["chat", "--continue", "-m", model], { stdin: "and 4 + 4?\nand 5 + 5?\n" });
  // Gone on with, and not kept.
  await run(["ask", "-c", "--no-save", "-m", model, "and 6 + 6?"]);
  const earlier = [
    { role: "user", content: "Be brief.\n\n2 + 2" },
    { role: "assistant", content: "4" },
    { role: "user", content: "and 3 + 3?" },
    { role: "assistant", content: "6" },
    { role: "user", content: "and 4 + 4?" },
    { role: "assistant", content: "8" },
    { role: "user", content: "and 5 + 5?" },
    { role: "assistant", content: "8" },
    { role: "user", content: "and 6 + 6?" },
  ];
  assert.deepEqual(
    sentTo(server).map((messages) => messages.length),
    [1, 3, 5, 7, 9],
  );
  assert.deepEqual(sentTo(server).at(-1), earlier);
  const [one, ...others] = await kept();
  assert.equal(others.length, 0);
  assert.equal(one?.messages.length, 9);
  for (const [index, { parent }] of (one?.messages ?? []).entries()) assert.equal(parent, one?.messages[index - 1]?.id ?? null);
});

test("in a terminal a person is told what goes on", { skip: noTerminal }, async (t) => {
  const { env, server, model, run } = await newHome(t);
  server.play(...answering("4"));
  await run(["ask", "-m", model, "2 + 2"]);
  const { code, stdout } = await startInTerminal(t, ["ask", "-c", "-m", model, "and 3 + 3?"], { env: { ...env, NO_COLOR: "1" } }).ended;
  assert.equal(code, 0);
  assert.match(stdout, /^Going on with: 2 \+ 2\r\n/);
});

test("regenerate keeps both replies", async (t) => {
  const { server, model, run, kept } = await newHome(t);
  server.play(...answering("4"));
  await run(["chat", "-m", model], { stdin: "2 + 2\n/regenerate\nnext\n" });
  const [one] = await kept();
  const [question, first, second, next] = one?.messages ?? [];
  assert.equal(one?.messages.length, 5);
  assert.deepEqual([first?.parent, second?.parent, next?.parent], [question?.id, question?.id, second?.id]);
});

test("a conversation that is deleted while it goes on is not brought back; what follows is a new one", async (t) => {
  const { env, server, model, run, kept } = await newHome(t);
  server.play(...answering("4"));
  const chat = startProgram(t, ["chat", "-m", model], { env, stdin: "one\n", keepsStdin: true });
  await chat.shows("stderr", "Kept in");
  await run(["log", "delete", "last"]);
  chat.type("two\n");
  await chat.shows("stderr", "deleted meanwhile");
  chat.type("three\n");
  chat.child.stdin?.end();
  await chat.ended;
  assert.deepEqual(
    (await kept()).map(({ messages }) => messages.map(({ text }) => text)),
    [["three", "4"]],
  );
});

test("a cut, a broken and a refused reply are kept and marked", async (t) => {
  const { server, model, run, kept } = await newHome(t);
  const ask = (question: string) => run(["ask", "-m", model, question]);
  server.play(...stream(...begun, chunk({}, { finish_reason: "length" }), done), { do: "end" });
  assert.equal((await ask("cut by its length")).code, 3);
  server.play(...stream(...begun), { do: "tear" });
  assert.equal((await ask("torn")).code, 75);
  server.play(...response(401, { error: { message: "no" } }));
  assert.equal((await ask("refused")).code, 77);
  const all = (await kept()).map(({ title, messages }) => {
    const { state, error } = messages[1]?.reply ?? {};
    return [title, state, error, messages[1]?.reasoning, messages[1]?.text];
  });
  assert.partialDeepStrictEqual(all, [
    ["cut by its length", "cut", undefined, "Hm. ", "It is"],
    ["torn", "cut", { code: "cut-short", kind: "torn" }, "Hm. ", "It is"],
    ["refused", "failed", { code: "unauthorised", status: 401, keyName: "FATHOM_API_KEY" }, "", ""],
  ]);
  const shown = await run(["log", "show"]);
  assert.match(shown.stdout, /Failed\. What came is kept\. \(unauthorised\)/);
});

test("what was refused before it was sent is no conversation", async (t) => {
  const { folder, model, run } = await newHome(t);
  assert.equal((await run(["ask", "--max-think", "5", "-m", model, "2 + 2"])).code, 2);
  assert.deepEqual(readdirSync(folder), []);
});

for (const [signal, state] of [
  ["SIGINT", "stopped"],
  ["SIGKILL", "interrupted"],
] as const) {
  test(`after ${signal} in mid-reply, what had come is kept as ${state}`, { skip: !posix }, async (t) => {
    const { env, folder, server, model, kept } = await newHome(t);
    server.play(...stream(...begun), { do: "hang" });
    const program = startProgram(t, ["ask", "-m", model, "2 + 2"], { env });
    await program.shows("stdout", "It is");
    // A killed program has written what came until a moment ago: the moment is over once a run with this text is in the file.
    const written = async () => {
      const { DatabaseSync } = await import("node:sqlite");
      const file = join(folder, "data", "conversations.db");
      if (!existsSync(file)) return false;
      const db = new DatabaseSync(file, { readOnly: true });
      try {
        return db.prepare("SELECT 1 FROM piece WHERE text LIKE '%It is'").get() !== undefined;
      } catch {
        return false;
      } finally {
        db.close();
      }
    };
    while (!(await written())) await new Promise((resolve) => setTimeout(resolve, 50));
    program.child.kill(signal);
    await program.ended;
    const [one] = await kept();
    assert.deepEqual(
      one?.messages.map(({ text, reasoning, reply }) => [text, reasoning, reply?.["state"]]),
      [
        ["2 + 2", undefined, undefined],
        ["It is", "Hm. ", state],
      ],
    );
  });
}

test("where nothing can be kept the answer is shown all the same, and the exit code is 74", async (t) => {
  const { folder, server, model, run } = await newHome(t);
  server.play(...answering("85"));
  writeFileSync(join(folder, "data"), "a file where the folder should be");
  const text = await run(["ask", "-m", model, "47 + 38"]);
  assert.equal(text.code, 74);
  assert.equal(text.stdout, "85\n");
  assert.match(text.stderr, /Thinking of 85\n[\s\S]*data/);
  const json = await run(["ask", "--json", "-m", model, "47 + 38"]);
  assert.equal(json.code, 74);
  const { answer, finish, error } = JSON.parse(json.stdout);
  assert.deepEqual([answer, finish, error.code], ["85", "stop", "not-saved"]);
  const chat = await run(["chat", "-m", model], { stdin: "one\ntwo\n" });
  assert.equal(chat.code, 74);
  assert.equal(chat.stdout, "85\n85\n");
  // A failure of the reply itself is what counts.
  server.play(...response(401, { error: { message: "no" } }));
  assert.equal((await run(["ask", "-m", model, "47 + 38"])).code, 77);
});

test("a store of something else is not touched", async (t) => {
  const { folder, server, model, run } = await newHome(t);
  server.play(...answering("85"));
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "data", "conversations.db"), "no database ".repeat(1_000));
  const { code, stderr } = await run(["ask", "-m", model, "47 + 38"]);
  assert.equal(code, 74);
  assert.match(stderr, /conversations\.db is damaged[\s\S]*Move it away/);
  assert.equal((await run(["log"])).code, 74);
});
