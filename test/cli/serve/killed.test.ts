import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { openStore, storeFile } from "../../../src/cli/log/open-store.ts";
import type { Conversation } from "../../../src/conversation/conversation.ts";
import { newSecret } from "../../../src/server/secrets.ts";
import { api } from "../../../src/wire/api.ts";
import { linesOf } from "../../../src/wire/lines.ts";
import { chunk, done, type ServerStep, startFaultServer, stream } from "../../support/fault-server.ts";
import { bareEnvironment, startProgram } from "../../support/program.ts";

const kills = 20;
const words = Array.from({ length: 400 }, (_, index) => `word ${index} 思考. `);
/** A reply that takes its time: thinking first, then the answer. */
const slowReply: readonly ServerStep[] = words.flatMap((text, index) => [
  ...(index === 0 ? stream(chunk({ reasoning_content: text })) : writeOf(text, index)),
  { do: "wait", ms: 5 } as const,
]);

function writeOf(text: string, index: number): readonly ServerStep[] {
  return stream(chunk(index < 200 ? { reasoning_content: text } : { content: text })).filter((step) => step.do === "write");
}

/** Somebody's home with a host to ask, and the real server in it as often as it is started. */
async function newHome(t: TestContext) {
  const host = await startFaultServer();
  t.after(() => host.close());
  host.play(...slowReply, ...stream(chunk({}, { finish_reason: "stop" }), done).filter((step) => step.do === "write"), { do: "end" });
  const token = newSecret();
  const env = bareEnvironment(t, { FATHOM_TOKEN: token, FATHOM_API_KEY: "k" });
  const model = `${host.url}#deepseek-r1`;
  const file = storeFile(join(env["FATHOM_HOME"] ?? "", "data"));
  async function serve() {
    const program = startProgram(t, ["serve", "--no-open", "--port", "0", "-m", model], { env });
    const printed = String((await once(program.child.stdout ?? program.child, "data"))[0]);
    const call = (path: string, init: RequestInit = {}) =>
      fetch(`${new URL(printed.trim()).origin}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      });
    /** Asks, and resolves once it is acknowledged. */
    const ask = async (text: string) => {
      const body = JSON.stringify({ key: randomUUID(), model, ask: { type: "question", text, after: null } });
      const response = await call(api.startRun.path, { method: "POST", body });
      assert.equal(response.status, 202);
      return api.startRun.answer.parse(await response.json());
    };
    return { program, call, ask };
  }
  const kept = async (ids: readonly string[]) => {
    const began = performance.now();
    const store = await openStore(file);
    const ms = performance.now() - began;
    try {
      const found: Conversation[] = [];
      for (const id of ids) found.push(...[await store.get("local", id)].filter((one) => one !== undefined));
      return { found, ms };
    } finally {
      await store.close();
    }
  };
  return { serve, kept };
}

test(`${kills} times kill -9 during replies: every acknowledged question is there, and its reply is interrupted with its text`, async (t) => {
  const { serve, kept } = await newHome(t);
  const asked: { readonly conversation: string; readonly question: string }[] = [];
  let slowest = 0;
  let letters = 0;
  for (let kill = 0; kill < kills; kill++) {
    const { program, call, ask } = await serve();
    const question = `question ${kill}`;
    const { conversation, run } = await ask(question);
    asked.push({ conversation, question });
    const reading = await call(`${api.readRun.path}?id=${run}&from=0`);
    let came = 0;
    // Killed at another place each time, the first time as soon as it is acknowledged.
    for await (const line of linesOf(reading.body ?? new ReadableStream())) {
      const event = line === "" ? undefined : api.readRun.answer.parse(JSON.parse(line));
      if (event?.type === "reasoning" || event?.type === "text") came += event.text.length;
      if (came >= kill * 220) break;
    }
    program.child.kill("SIGKILL");
    await program.ended;
    const { found, ms } = await kept(asked.map((one) => one.conversation));
    slowest = Math.max(slowest, ms);
    assert.deepEqual(
      found.map(({ messages }) => messages[0]?.text),
      asked.map((one) => one.question),
    );
    for (const { messages } of found) {
      const reply = messages[1];
      assert.ok(reply?.role === "assistant");
      assert.equal(reply.reply.state, "interrupted");
      const text = (reply.reasoning + reply.text).replaceAll(" ", "");
      assert.ok(words.join("").replaceAll(" ", "").startsWith(text));
      letters += text.length;
    }
  }
  assert.ok(letters > 10_000);
  t.diagnostic(`opened in ${slowest.toFixed(0)} ms at most`);
});

test("a server that is told to end keeps what had come, to the letter, and says so to who reads", async (t) => {
  const { serve, kept } = await newHome(t);
  const { program, call, ask } = await serve();
  const { conversation, run } = await ask("a question");
  const reading = await call(`${api.readRun.path}?id=${run}&from=0`);
  let text = "";
  let state = "";
  for await (const line of linesOf(reading.body ?? new ReadableStream())) {
    const event = line === "" ? undefined : api.readRun.answer.parse(JSON.parse(line));
    if (event?.type === "reasoning" || event?.type === "text") text += event.text;
    if (event?.type === "end") state = event.reply.state;
    if (text.length > 500) program.child.kill("SIGTERM");
  }
  assert.equal(state, "interrupted");
  assert.equal((await program.ended).code, 143);
  const reply = (await kept([conversation])).found[0]?.messages[1];
  assert.equal(reply?.role === "assistant" && reply.reasoning + reply.text, text);
});
