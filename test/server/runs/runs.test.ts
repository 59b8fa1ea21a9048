import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { connect } from "node:net";
import { type TestContext, test } from "node:test";
import { openScript, type Step } from "../../../src/backends/script.ts";
import type { AssistantTreeMessage } from "../../../src/conversation/conversation.ts";
import { ChatError } from "../../../src/model/error.ts";
import { metered } from "../../../src/model/metered.ts";
import { api } from "../../../src/wire/api.ts";
import { linesOf } from "../../../src/wire/lines.ts";
import { eventsOf, question, type Rig, startRig, textOf } from "../rig.ts";

const forever: Step = { type: "pause", ms: 60_000 };
const opened = async (t: TestContext, ...given: Parameters<typeof startRig>): Promise<Rig> => {
  const rig = await startRig(...given);
  t.after(() => rig.server.close());
  return rig;
};
const wholeOf = async (rig: Rig, run: string, from = 0) => eventsOf(await rig.read(run, from));
const until = async (holds: () => Promise<boolean> | boolean) => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
};

/** The reply as the store has it. */
async function keptReply(rig: Rig, conversation: string, run: string): Promise<AssistantTreeMessage> {
  const found = (await rig.store.get("somebody", conversation))?.messages.find(({ id }) => id === run);
  assert.ok(found?.role === "assistant");
  return found;
}

test("a reply is acknowledged once it is on the disk, and read as it comes to its end", async (t) => {
  const rig = await opened(t);
  const { run, conversation } = await rig.ask("7 + 5");
  assert.deepEqual(
    (await rig.store.get("somebody", conversation))?.messages.map(({ role, text }) => [role, role === "user" && text]),
    [
      ["user", "7 + 5"],
      ["assistant", false],
    ],
  );
  const response = await rig.read(run);
  assert.equal(response.headers.get("content-type"), "application/x-ndjson; charset=utf-8");
  assert.equal(response.headers.get("cache-control"), "no-cache, no-transform");
  assert.equal(response.headers.get("x-accel-buffering"), "no");
  const events = await eventsOf(response);
  assert.deepEqual(textOf(events), { reasoning: "Seven and five…", text: "12" });
  const end = events.at(-1);
  assert.ok(end?.type === "end");
  assert.deepEqual(
    [end.reply.state, end.reply.model, end.reply.usage, end.length],
    ["complete", "played", { reasoningTokens: 4, answerTokens: 1 }, 17],
  );
  const kept = await keptReply(rig, conversation, run);
  assert.deepEqual([kept.reasoning, kept.text, kept.reply], ["Seven and five…", "12", end.reply]);
  assert.deepEqual(rig.asked, [[{ role: "user", text: "7 + 5" }]]);
});

test("a second question carries the first, an edited one and a second reply are branches", async (t) => {
  const rig = await opened(t);
  const first = await rig.ask("one");
  await wholeOf(rig, first.run);
  const { conversation } = first;
  await wholeOf(rig, (await rig.ask("", { conversation, ask: { type: "question", text: "two", after: first.run } })).run);
  assert.deepEqual(rig.asked.at(-1), [
    { role: "user", text: "one" },
    { role: "assistant", text: "12", reasoning: "Seven and five…" },
    { role: "user", text: "two" },
  ]);
  const question = (await rig.store.get("somebody", conversation))?.messages[0]?.id ?? "";
  await wholeOf(rig, (await rig.ask("", { conversation, ask: { type: "again", question } })).run);
  assert.deepEqual(rig.asked.at(-1), [{ role: "user", text: "one" }]);
  await wholeOf(rig, (await rig.ask("", { conversation, ask: { type: "question", text: "three", after: null } })).run);
  assert.deepEqual(rig.asked.at(-1), [{ role: "user", text: "three" }]);
  const messages = (await rig.store.get("somebody", conversation))?.messages ?? [];
  assert.deepEqual(
    messages.map(({ parent, text }) => [messages.findIndex(({ id }) => id === parent), text]),
    [
      [-1, "one"],
      [0, "12"],
      [1, "two"],
      [2, "12"],
      [0, "12"],
      [-1, "three"],
      [5, "12"],
    ],
  );
});

test("200 readers who left at any byte and came back have the same text", async (t) => {
  const words = Array.from({ length: 400 }, (_, i) => `${i} 思考 🙂 e\u0301 `);
  const rig = await opened(t, [
    { type: "start", model: "played" },
    ...words.slice(0, 250).map((text): Step => ({ type: "reasoning", text })),
    ...words.slice(250).flatMap((text): Step[] => [
      { type: "content", text },
      { type: "pause", ms: 2 },
    ]),
    { type: "finish", reason: "stop" },
  ]);
  const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
  const wanted = hashOf(words.join("").trim());
  const { run } = await rig.ask("go");
  let leaves = 0;
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % below;
  };
  /** Reads bytes until so many have come, leaves, and comes back at the place of the last whole line. */
  const read = async (bytes: number) => {
    const pieces = { reasoning: "", text: "" };
    let place = 0;
    let left = false;
    for (;;) {
      const leaving = new AbortController();
      const response = await rig.read(run, place, { signal: leaving.signal });
      let came = 0;
      const counted = response.body?.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            const rest = left ? chunk.length : Math.max(0, bytes - came);
            controller.enqueue(chunk.slice(0, rest));
            came += chunk.length;
            if (rest === chunk.length || leaving.signal.aborted) return;
            leaves++;
            leaving.abort();
          },
        }),
      );
      if (counted === undefined) continue;
      try {
        for await (const line of linesOf(counted)) {
          // What was cut within a line is no event.
          const event = line.startsWith("{") && line.endsWith("}") ? api.readRun.answer.safeParse(JSON.parse(line)).data : undefined;
          if (event?.type === "end") return pieces;
          if (event?.type !== "reasoning" && event?.type !== "text") continue;
          assert.equal(event.offset, place);
          pieces[event.type] += event.text;
          place += event.text.length;
        }
      } catch {
        // Left.
      }
      left = true;
    }
  };
  const readers = Array.from({ length: 200 }, () => read(random(30_000)));
  const hashes = new Set((await Promise.all(readers)).map(({ reasoning, text }) => hashOf((reasoning + text).trim())));
  assert.deepEqual([...hashes], [wanted]);
  assert.ok(leaves > 150, `${leaves} left`);
  assert.equal(rig.asked.length, 1);
});

test("whoever leaves changes nothing, and the reply is there for whoever comes later", async (t) => {
  const rig = await opened(t, [
    { type: "content", text: "work" },
    { type: "pause", ms: 50 },
    { type: "content", text: "ing" },
    { type: "finish", reason: "stop" },
  ]);
  const { run, conversation } = await rig.ask("go");
  const leaving = new AbortController();
  const reader = (await rig.read(run, 0, { signal: leaving.signal })).body?.getReader();
  while (!new TextDecoder().decode((await reader?.read())?.value).includes("work"));
  leaving.abort();
  await until(async () => (await keptReply(rig, conversation, run)).reply.state !== "running");
  assert.deepEqual(rig.left, []);
  assert.deepEqual(textOf(await wholeOf(rig, run)), { reasoning: "", text: "working" });
  assert.deepEqual(textOf(await wholeOf(rig, run, 5), 5), { reasoning: "", text: "ng" });
});

test("a reader who sleeps keeps neither the model nor the others waiting", async (t) => {
  const piece = { type: "content", text: "x".repeat(10_000) } as const;
  const rig = await opened(t, [...Array.from({ length: 500 }, () => piece), { type: "finish", reason: "stop" }]);
  const { run } = await rig.ask("go");
  const socket = connect(rig.server.port, "127.0.0.1");
  t.after(() => socket.destroy());
  socket.pause();
  socket.write(
    [
      `GET ${api.readRun.path}?id=${run}&from=0 HTTP/1.1`,
      `Host: 127.0.0.1:${rig.server.port}`,
      `Authorization: Bearer ${rig.token}`,
      "",
      "",
    ].join("\r\n"),
  );
  const end = (await wholeOf(rig, run)).at(-1);
  assert.equal(end?.type === "end" && end.length, 5_000_000);
});

test("stopping closes the upstream within 250 ms and keeps exactly what was seen", async (t) => {
  const rig = await opened(t, [{ type: "reasoning", text: "Hm, 🙂 so. " }, { type: "content", text: "It is 12, I think" }, forever]);
  for (const [seen, reasoning, text] of [
    [17, "Hm, 🙂 so. ", "It is "],
    [5, "Hm, ", ""],
    [6, "Hm, 🙂", ""],
    [undefined, "Hm, 🙂 so. ", "It is 12, I think"],
    [1_000, "Hm, 🙂 so. ", "It is 12, I think"],
    [0, "", ""],
  ] as const) {
    const { run, conversation } = await rig.ask("go");
    const reading = eventsOf(await rig.read(run));
    await until(async () => (await rig.store.readRun("somebody", run, 0))?.end === 28);
    const left = rig.left.length;
    const began = performance.now();
    const stopped = await rig.fetch(api.stopRun.path, {
      method: "POST",
      body: JSON.stringify({ id: run, ...(seen !== undefined && { seen }) }),
    });
    assert.equal(stopped.status, 204);
    assert.ok((rig.left[left] ?? Number.POSITIVE_INFINITY) - began < 250);
    const kept = await keptReply(rig, conversation, run);
    assert.deepEqual([kept.reply.state, kept.reasoning, kept.text], ["stopped", reasoning, text], `seen ${seen}`);
    const end = (await reading).at(-1);
    assert.equal(end?.type === "end" && end.length, reasoning.length + text.length);
    assert.deepEqual(textOf(await wholeOf(rig, run)), { reasoning, text });
    // A second stop, and one that comes after the end, changes nothing.
    assert.equal((await rig.fetch(api.stopRun.path, { method: "POST", body: JSON.stringify({ id: run, seen: 1 }) })).status, 204);
    assert.deepEqual((await keptReply(rig, conversation, run)).text, text);
  }
});

test("the same key starts no second reply, at once or later", async (t) => {
  const rig = await opened(t);
  const request = { key: "the-key", ask: { type: "question", text: "7 + 5", after: null } } as const;
  const started = await Promise.all([1, 2, 3].map(() => rig.ask("", request)));
  await wholeOf(rig, started[0]?.run ?? "");
  started.push(await rig.ask("", request));
  assert.deepEqual(new Set(started.map((one) => JSON.stringify(one))).size, 1);
  assert.equal(rig.asked.length, 1);
  assert.equal((await rig.store.list("somebody", { limit: 9 })).length, 1);
});

test("a failure keeps the text and is told in the reader's language, now and later", async (t) => {
  const rig = await opened(t, [
    { type: "content", text: "half" },
    { type: "fail", error: new ChatError("overloaded", { host: "h.example" }) },
  ]);
  const { run, conversation } = await rig.ask("go");
  const french = { headers: { "accept-language": "fr" } };
  for (const init of [french, french]) {
    const events = await eventsOf(await rig.read(run, 0, init));
    assert.deepEqual(textOf(events), { reasoning: "", text: "half" });
    const end = events.at(-1);
    assert.ok(end?.type === "end");
    assert.deepEqual(end.error, { code: "overloaded", message: "fr: overloaded" });
    assert.deepEqual([end.reply.state, end.reply.error], ["failed", { code: "overloaded", host: "h.example" }]);
    await until(async () => (await keptReply(rig, conversation, run)).reply.state === "failed");
  }
  const read = await rig.fetch(`${api.readConversation.path}?id=${conversation}`, french);
  assert.deepEqual(api.readConversation.answer.parse(await read.json()).errors, {
    [run]: { code: "overloaded", message: "fr: overloaded" },
  });
});

test("a reply without a terminal signal is cut, and a model that does not open has failed", async (t) => {
  const torn = await opened(t, [{ type: "content", text: "half" }]);
  const cut = (await wholeOf(torn, (await torn.ask("go")).run)).at(-1);
  assert.ok(cut?.type === "end");
  assert.deepEqual([cut.reply.state, cut.error?.code], ["cut", "cut-short"]);
  const shut = await opened(t, [], { open: async () => Promise.reject(new ChatError("weights")) });
  const failed = (await wholeOf(shut, (await shut.ask("go")).run)).at(-1);
  assert.ok(failed?.type === "end");
  assert.deepEqual([failed.reply.state, failed.error?.code], ["failed", "weights"]);
});

test("stopping does not wait for a model that is still being opened", async (t) => {
  const opening = Promise.withResolvers<never>();
  const rig = await opened(t, [], { open: () => opening.promise });
  const { run, conversation } = await rig.ask("go");
  await rig.fetch(api.stopRun.path, { method: "POST", body: JSON.stringify({ id: run, seen: 0 }) });
  assert.equal((await keptReply(rig, conversation, run)).reply.state, "stopped");
  opening.reject(new Error("too late"));
});

test("what a stopped reply cost is kept with it", async (t) => {
  const rig = await opened(t);
  const said = [{ type: "content", text: "It is" }, forever] as const;
  const priced = metered(openScript({ id: "played", steps: said }), { costOf: () => ({ amount: 0.5, currency: "USD" }) });
  const second = await opened(t, [], { store: rig.store, open: async () => priced });
  const { run, conversation } = await second.ask("go");
  await until(async () => (await rig.store.readRun("somebody", run, 0))?.end === 5);
  await second.fetch(api.stopRun.path, { method: "POST", body: JSON.stringify({ id: run }) });
  const { reply } = await keptReply(rig, conversation, run);
  assert.deepEqual([reply.state, reply.cost], ["stopped", { amount: 0.5, currency: "USD", estimated: true }]);
});

test("a reply that could not be kept at first is kept when the store is well again, at the latest when the server ends", async (t) => {
  const rig = await opened(t);
  let failures = 0;
  const full = {
    ...rig.store,
    finishRun: async (...given: Parameters<typeof rig.store.finishRun>) => {
      if (failures++ < 2) throw new ChatError("not-saved", { said: "disk full" });
      return rig.store.finishRun(...given);
    },
  };
  const second = await opened(t, undefined, { store: full });
  const { run, conversation } = await second.ask("7 + 5");
  const end = (await wholeOf(second, run)).at(-1);
  assert.equal(end?.type === "end" && end.error?.code, "not-saved");
  assert.equal((await second.fetch(api.stopRun.path, { method: "POST", body: JSON.stringify({ id: run }) })).status, 500);
  await until(() => failures === 2);
  await second.server.close();
  assert.equal((await keptReply(rig, conversation, run)).text, "12");
});

test("a conversation that is deleted from elsewhere takes its running replies along", async (t) => {
  const rig = await opened(t, [
    { type: "content", text: "It is" },
    { type: "pause", ms: 100 },
    { type: "finish", reason: "stop" },
  ]);
  const { run, conversation } = await rig.ask("go");
  const reading = eventsOf(await rig.read(run));
  await rig.store.erase("somebody", [conversation]);
  const end = (await reading).at(-1);
  assert.equal(end?.type === "end" && end.error?.message, "en: conversation-gone");
  await until(async () => (await rig.read(run)).status === 404);
});

test("a reply that came to its end, or has not come to it, is not gone on from", async (t) => {
  const rig = await opened(t, [{ type: "content", text: "It is" }, forever]);
  const { run, conversation } = await rig.ask("go");
  const goOn = () =>
    rig.fetch(api.startRun.path, { method: "POST", body: question("", { conversation, ask: { type: "continue", reply: run } }) });
  assert.equal((await goOn()).status, 409);
  const whole = await opened(t);
  const complete = await whole.ask("go");
  await wholeOf(whole, complete.run);
  await assert.rejects(whole.ask("", { conversation: complete.conversation, ask: { type: "continue", reply: complete.run } }), /409/);
});

test("a reply that cannot be saved says so, and its text is not lost", async (t) => {
  const rig = await opened(t);
  const full = { ...rig.store, finishRun: async () => Promise.reject(new ChatError("not-saved", { said: "disk full" })) };
  const second = await opened(t, undefined, { store: full });
  const { run } = await second.ask("7 + 5");
  for (let reader = 0; reader < 2; reader++) {
    const events = await wholeOf(second, run);
    assert.deepEqual(textOf(events), { reasoning: "Seven and five…", text: "12" });
    const end = events.at(-1);
    assert.equal(end?.type === "end" && end.error?.code, "not-saved");
  }
});
