import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { pause } from "../../../src/model/pause.ts";
import { chunk, done, response, type ServerStep, startFaultServer, stream } from "../../support/fault-server.ts";
import { bareEnvironment, runProgram } from "../../support/program.ts";
import { noTerminal, startInTerminal } from "../../support/terminal.ts";

const inTerminal = { skip: noTerminal };
const ctrlC = "\u0003";
const ctrlD = "\u0004";
/** The cursor behind the prompt: the editor reads keys now. */
const prompted = "> \u001b[3G";
const up = "\u001b[A";

async function serving(t: TestContext, ...steps: readonly ServerStep[]) {
  const server = await startFaultServer();
  t.after(() => server.close());
  server.play(...steps);
  return { server, model: `${server.url}#deepseek-r1` };
}

const answering = (answer: string): readonly ServerStep[] => [
  ...stream(chunk({ reasoning_content: `Thinking of ${answer}` }), chunk({ content: answer }), chunk({}, { finish_reason: "stop" }), done),
  { do: "end" },
];

const sentTo = (server: { readonly requests: readonly { readonly body: string }[] }) =>
  server.requests.map(({ body }) => JSON.parse(body).messages);

test("from a pipe every line is a question, and the answers alone are on stdout", async (t) => {
  const { server, model } = await serving(t, ...answering("4"));
  const { code, stdout, stderr } = await runProgram(t, ["chat", "-m", model, "-s", "Be brief."], {
    stdin: "2 + 2\n\n /think of 2 + 2\r\nlast",
  });
  assert.equal(code, 0);
  assert.equal(stdout, "4\n4\n4\n");
  assert.equal(stderr, "Thinking of 4\n".repeat(3));
  const sent = sentTo(server);
  assert.deepEqual(sent[0], [{ role: "user", content: "Be brief.\n\n2 + 2" }]);
  // The earlier thinking stays here.
  assert.deepEqual(sent[1], [
    { role: "user", content: "Be brief.\n\n2 + 2" },
    { role: "assistant", content: "4" },
    { role: "user", content: "/think of 2 + 2" },
  ]);
  assert.equal(sent[2].length, 5);
});

test("from a pipe a failure is said, the rest is asked, and the exit code tells", async (t) => {
  const { server, model } = await serving(t, ...response(401, { error: { message: "no" } }));
  const { code, stdout, stderr } = await runProgram(t, ["chat", "-m", model], { stdin: "one\n/modl\ntwo\n" });
  assert.equal(code, 77);
  assert.equal(stdout, "");
  assert.equal(server.requests.length, 2);
  assert.match(stderr, /401[\s\S]*no command \/modl[\s\S]*\/model[\s\S]*401/);
  assert.equal(sentTo(server)[1].length, 1, "a question without an answer is not sent again");
});

test("a script is not given the demonstration model by surprise", async (t) => {
  const { code, stderr } = await runProgram(t, ["chat"], { stdin: "one\n" });
  assert.equal(code, 78);
  assert.match(stderr, /No model was chosen/);
});

test("regenerate asks the last question again in the place of its first reply", async (t) => {
  const { server, model } = await serving(t, ...answering("4"));
  await runProgram(t, ["chat", "-m", model, "one"], { stdin: "/regenerate\n" });
  const sent = sentTo(server);
  assert.equal(sent.length, 2);
  assert.deepEqual(sent[1], sent[0]);
});

test("in a terminal: two turns, folded thinking, commands, history, Ctrl-D", inTerminal, async (t) => {
  const env = { FATHOM_HOME: "", ...bareEnvironment(t), NO_COLOR: "1" };
  const chat = startInTerminal(t, ["chat"], { columns: 40, env });
  await chat.shows("stdout", "not DeepSeek R1");
  await chat.shows("stdout", prompted);
  chat.type("What is 47 + 38?\r");
  await chat.shows("stdout", "boxed{85}");
  await chat.shows("stdout", "in all");
  await chat.shows("stdout", prompted);
  chat.type("/think\r");
  await chat.shows("stdout", "47 plus 38, last digits first.\r\n4|7 3|8");
  chat.type("/hepl\r");
  await chat.shows("stdout", "Did you mean /help?");
  // Three entries back: the question.
  await chat.shows("stdout", prompted);
  chat.type(`${up}${up}${up}\r`);
  await chat.shows("stdout", "> What is 47 + 38?");
  await chat.shows("stdout", "in all");
  await chat.shows("stdout", prompted);
  chat.type(ctrlD);
  const { code, stdout } = await chat.ended;
  assert.equal(code, 0);
  assert.equal(stdout.split("boxed{85}").length, 3);
  assert.equal(stdout.match(/Thought for \d+\.\d s · \/think shows it/g)?.length, 2);
  assert.match(stdout.replaceAll(/\s+/g, " "), /\d+ tokens, \d+ of them thinking/);
  const file = join(env.FATHOM_HOME, "state", "chat-history");
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(readFileSync(file, "utf8").split("\n").slice(0, 3), ["What is 47 + 38?", "/think", "/hepl"]);
});

test("Ctrl-C stops the reply and stays; on an empty line it says how to leave", inTerminal, async (t) => {
  const { server, model } = await serving(t, ...stream(chunk({ reasoning_content: "Hm." }), chunk({ content: "It is" })), { do: "hang" });
  const request = server.next();
  const chat = startInTerminal(t, ["chat", "-m", model], {});
  await chat.shows("stdout", prompted);
  chat.type("one\r");
  const { gone } = await request;
  await chat.shows("stdout", "It is");
  const began = performance.now();
  chat.type(ctrlC);
  await gone;
  assert.ok(performance.now() - began < 250);
  await chat.shows("stdout", "Stopped. What had come is kept.");
  server.play(...answering("Four."));
  chat.type("two\r");
  await chat.shows("stdout", "Four.");
  await chat.shows("stdout", "in all");
  await chat.shows("stdout", prompted);
  chat.type(ctrlC);
  await chat.shows("stdout", "Ctrl-D or /quit leaves.");
  chat.type(`half a line${ctrlC}`);
  chat.type("/quit\r");
  const { code } = await chat.ended;
  assert.equal(code, 0);
  assert.deepEqual(sentTo(server)[1], [
    { role: "user", content: "one" },
    { role: "assistant", content: "It is" },
    { role: "user", content: "two" },
  ]);
  assert.equal(server.requests.length, 2);
});

test("what is typed during a reply is asked next, and Ctrl-D then leaves after it", inTerminal, async (t) => {
  const { server, model } = await serving(
    t,
    ...stream(chunk({ reasoning_content: "Hm." }), chunk({ content: "It is" })),
    { do: "wait", ms: 300 },
    ...answering(" 4").slice(1),
  );
  const chat = startInTerminal(t, ["chat", "-m", model, "one"], {});
  await chat.shows("stdout", "It is");
  chat.type("two\n");
  await chat.shows("stdout", "It is");
  chat.type(ctrlD);
  const { code } = await chat.ended;
  assert.equal(code, 0);
  assert.deepEqual(
    sentTo(server).map((messages) => messages.at(-1).content),
    ["one", "two"],
  );
});

test("SIGTERM at the prompt ends with 143 and gives the terminal back", inTerminal, async (t) => {
  const chat = startInTerminal(t, ["chat", "-m", "fathom-tiny"], { before: "sh -c 'sleep 1; kill $PPID' &" });
  await chat.shows("stdout", prompted);
  const { code, stdout } = await chat.ended;
  assert.equal(code, 143);
  assert.ok(stdout.includes("\u001b[?2004l"));
});

test("several pasted lines are one question", inTerminal, async (t) => {
  const { server, model } = await serving(t, ...answering("4"));
  const request = server.next();
  const chat = startInTerminal(t, ["chat", "-m", model], {});
  await chat.shows("stdout", "\u001b[?2004h");
  chat.type("\u001b[200~def f():\r\treturn 2\r\nprint(f())\u001b[201~ # what?\r");
  const { body } = await request;
  assert.equal(JSON.parse(body).messages[0].content, "def f():\n\treturn 2\nprint(f()) # what?");
  await chat.shows("stdout", "in all");
  await chat.shows("stdout", prompted);
  chat.type(ctrlD);
  assert.ok((await chat.ended).stdout.trimEnd().endsWith("\u001b[?2004l"));
});

test("a failure is a sentence, another model can be taken, and an unknown one changes nothing", inTerminal, async (t) => {
  const { server, model } = await serving(t, ...response(402, { error: { message: "no credit" } }));
  const chat = startInTerminal(t, ["chat", "-m", model], { env: { FATHOM_LANG: "fr", NO_COLOR: "1" } });
  await chat.shows("stdout", prompted);
  chat.type("un\r");
  await chat.shows("stdout", "Le compte chez");
  chat.type("/model fathom-tinny\r");
  await chat.shows("stdout", "fathom-tiny ?");
  chat.type("/model\r");
  await chat.shows("stdout", "C’est http://127.0.0.1");
  server.play(...answering("Quatre."));
  chat.type("/model fathom-tiny\r");
  await chat.shows("stdout", "À partir d’ici : fathom-tiny.");
  await chat.shows("stdout", "pas DeepSeek R1");
  chat.type("What is 12 + 5?\r");
  await chat.shows("stdout", "boxed{17}");
  await chat.shows("stdout", "en tout");
  await chat.shows("stdout", prompted);
  chat.type(ctrlD);
  assert.equal(server.requests.length, 1);
  await chat.ended;
});

test("a long thought is drawn in a few rows that are taken back, also at 40 columns and in wide characters", inTerminal, async (t) => {
  const pieces = Array.from({ length: 60 }, (_, index) => chunk({ reasoning_content: `考え ${index} of a long thought. ` }));
  const { model } = await serving(t, ...stream(...pieces, chunk({ content: "4" }), chunk({}, { finish_reason: "stop" }), done), {
    do: "end",
  });
  const chat = startInTerminal(t, ["chat", "-m", model, "one"], { columns: 40, env: { NO_COLOR: "1" } });
  await chat.shows("stdout", "in all");
  await chat.shows("stdout", prompted);
  chat.type(ctrlD);
  const { stdout } = await chat.ended;
  const rowsUp = [...stdout.matchAll(/\[(\d+)A/g)].map(([, rows]) => Number(rows));
  assert.equal(Math.max(...rowsUp), 5);
  const pictures = stdout
    .split("\u001b[?7l")
    .slice(1)
    .map((picture) => picture.split("\u001b[?7h")[0] ?? "");
  assert.equal(pictures.length, 60);
  for (const row of pictures.flatMap((picture) => picture.split(/\r+\n/))) {
    const width = [...stripVTControlCharacters(row)].reduce((sum, character) => sum + (character > "\u2fff" ? 2 : 1), 0);
    assert.ok(width < 40, `${width}: ${row}`);
  }
});

test("a dumb terminal gets no sequences", inTerminal, async (t) => {
  const { model } = await serving(t, ...answering("4"));
  const chat = startInTerminal(t, ["chat", "-m", model, "one"], { env: { TERM: "dumb" } });
  await chat.shows("stdout", "in all");
  chat.type("/quit\r");
  const { stdout } = await chat.ended;
  assert.match(stdout, /Thinking of 4/);
  assert.ok(!stdout.includes("\u001b"), JSON.stringify(stdout));
});

test("a terminal that is closed ends the conversation and breaks nothing", inTerminal, async (t) => {
  const { model } = await serving(t, ...answering("4"));
  const folder = mkdtempSync(join(tmpdir(), "fathom-chat-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [pid, said] = [join(folder, "pid"), join(folder, "stderr")];
  const chat = startInTerminal(t, ["chat", "-m", model], { before: `echo $$ > '${pid}';`, redirect: `2> '${said}'` });
  await chat.shows("stdout", prompted);
  chat.child.kill("SIGKILL");
  const isRunning = () => {
    try {
      return process.kill(Number(readFileSync(pid, "utf8")), 0);
    } catch {
      return false;
    }
  };
  while (isRunning()) await pause(20);
  assert.doesNotMatch(readFileSync(said, "utf8"), /Error|at /);
});

test("a piece of a reply that failed is not sent on as if it had been the answer", async (t) => {
  const { server, model } = await serving(t, ...stream(chunk({ reasoning_content: "Hm." }), chunk({ content: "It is" })), { do: "end" });
  const { code, stdout } = await runProgram(t, ["chat", "-m", model], { stdin: "one\ntwo\n" });
  assert.equal(code, 75);
  assert.equal(stdout, "It is\nIt is\n");
  assert.deepEqual(sentTo(server), [[{ role: "user", content: "one" }], [{ role: "user", content: "two" }]]);
});
