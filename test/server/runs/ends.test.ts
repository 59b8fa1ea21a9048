import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { openScript, type Step } from "../../../src/backends/script.ts";
import { inMemory } from "../../../src/conversation/sqlite/connection.ts";
import { openSqlite } from "../../../src/conversation/sqlite/open-sqlite.ts";
import type { Store } from "../../../src/conversation/store.ts";
import type { Message } from "../../../src/model/message.ts";
import type { Model } from "../../../src/model/model.ts";
import { api } from "../../../src/wire/api.ts";
import { eventsOf, type Rig, startRig, textOf } from "../rig.ts";

const until = async (holds: () => Promise<boolean> | boolean) => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
};

async function newStore(t: TestContext): Promise<Store> {
  const store = await openSqlite({ file: inMemory, owner: { id: "one", isAlive: () => true } });
  t.after(() => store.close());
  return store;
}

/** A model that has said so much and then goes on for ever. */
const saying = (...steps: readonly Step[]): readonly Step[] => [
  { type: "start", model: "played" },
  ...steps,
  { type: "pause", ms: 60_000 },
];

/** A server whose reply was under way when it had to end, and another one on its store. */
async function interrupted(t: TestContext, said: readonly Step[], next: (open: Model) => Model) {
  const store = await newStore(t);
  const first = await startRig(saying(...said), { store });
  const { run, conversation } = await first.ask("How many?");
  const events = eventsOf(await first.read(run));
  await until(() => first.given() > said.length);
  await first.server.close();
  const asked: (readonly Message[])[] = [];
  const script = openScript({
    id: "played",
    steps: (messages) => {
      asked.push(messages);
      return [
        { type: "start", model: "played" },
        { type: "content", text: "three." },
        { type: "finish", reason: "stop" },
      ];
    },
  });
  const second: Rig = await startRig([], { store, open: async () => next(script) });
  t.after(() => second.server.close());
  return { run, conversation, events: await events, second, asked, store };
}

const goingOn = (model: Model): Model => ({ ...model, traits: { ...model.traits, continues: ["reasoning", "text"] } });
const startingAnew = (model: Model): Model => ({ ...model, traits: { ...model.traits, continues: [] } });

async function continued(rig: Rig, conversation: string, reply: string, more: { readonly answerNow?: true } = {}) {
  const { run } = await rig.ask("", { conversation, ask: { type: "continue", reply, ...more } });
  const events = await eventsOf(await rig.read(run));
  const end = events.at(-1);
  assert.ok(end?.type === "end");
  return { ...textOf(events), end, run };
}

test("a server that ends keeps the text of its replies as interrupted and tells their readers", async (t) => {
  const said = [
    { type: "reasoning", text: "Counting: " },
    { type: "content", text: "It is " },
  ] as const;
  const { run, conversation, events, second, store } = await interrupted(t, said, goingOn);
  assert.deepEqual(textOf(events), { reasoning: "Counting: ", text: "It is " });
  const end = events.at(-1);
  assert.equal(end?.type === "end" && end.reply.state, "interrupted");
  const kept = (await store.get("somebody", conversation))?.messages[1];
  assert.deepEqual(kept?.role === "assistant" && [kept.id, kept.reply.state, kept.reasoning, kept.text], [
    run,
    "interrupted",
    "Counting: ",
    "It is ",
  ]);
  assert.deepEqual(textOf(await eventsOf(await second.read(run, 3)), 3), { reasoning: "nting: ", text: "It is " });
});

test("it goes on from the answer that it had begun, as a branch", async (t) => {
  const said = [
    { type: "reasoning", text: "Counting: " },
    { type: "content", text: "It is " },
  ] as const;
  const { run, conversation, second, asked, store } = await interrupted(t, said, goingOn);
  const { reasoning, text, end } = await continued(second, conversation, run);
  assert.deepEqual([reasoning, text], ["Counting: ", "It is three."]);
  assert.deepEqual(end.reply.continues, { message: run, characters: 16 });
  assert.deepEqual(asked.at(-1), [
    { role: "user", text: "How many?" },
    { role: "assistant", text: "It is ", reasoning: "Counting: ", open: "text" },
  ]);
  const messages = (await store.get("somebody", conversation))?.messages ?? [];
  assert.deepEqual(
    messages.map(({ text }) => text),
    ["How many?", "It is ", "It is three."],
  );
  assert.equal(messages[2]?.parent, messages[1]?.parent);
});

test("it goes on thinking, or answers now if that is asked", async (t) => {
  const { run, conversation, second, asked } = await interrupted(t, [{ type: "reasoning", text: "Counting: " }], goingOn);
  assert.deepEqual((await continued(second, conversation, run)).reasoning, "Counting: ");
  assert.deepEqual(asked.at(-1)?.at(-1), { role: "assistant", text: "", reasoning: "Counting: ", open: "reasoning" });
  const { text } = await continued(second, conversation, run, { answerNow: true });
  assert.equal(text, "three.");
  assert.deepEqual(asked.at(-1)?.at(-1), { role: "assistant", text: "", reasoning: "Counting: ", open: "text" });
});

test("one that is stopped or killed while it goes on says what it goes on from, and keeps that whole", async (t) => {
  const { conversation, run, store } = await interrupted(t, [{ type: "content", text: "It is " }], goingOn);
  const open = async () => goingOn(openScript({ id: "played", steps: saying({ type: "content", text: "three" }) }));
  const rig = await startRig([], { store, open });
  t.after(() => rig.server.close());
  const { run: next } = await rig.ask("", { conversation, ask: { type: "continue", reply: run } });
  await until(async () => (await store.readRun("somebody", next, 0))?.end === 11);
  const kept = async () => (await store.get("somebody", conversation))?.messages.find(({ id }) => id === next);
  const noted = await kept();
  assert.deepEqual(noted?.role === "assistant" && [noted.reply.state, noted.reply.continues, noted.reply.model], [
    "running",
    { message: run, characters: 6 },
    "played",
  ]);
  await rig.fetch(api.stopRun.path, { method: "POST", body: JSON.stringify({ id: next, seen: 2 }) });
  assert.equal((await kept())?.text, "It is ");
});

test("a model that cannot go on from a text is asked again, and the reply says so", async (t) => {
  const said = [
    { type: "reasoning", text: "Counting: " },
    { type: "content", text: "It is " },
  ] as const;
  const { run, conversation, second, asked } = await interrupted(t, said, startingAnew);
  const { reasoning, text, end } = await continued(second, conversation, run);
  assert.deepEqual([reasoning, text, end.reply.continues], ["", "three.", { message: run, characters: 0 }]);
  assert.deepEqual(asked.at(-1), [{ role: "user", text: "How many?" }]);
});

test("deleting a conversation stops its replies and leaves nothing to read", async (t) => {
  const store = await newStore(t);
  const rig = await startRig(saying({ type: "content", text: "It is " }), { store });
  t.after(() => rig.server.close());
  const { run, conversation } = await rig.ask("How many?");
  await until(() => rig.given() > 1);
  const gone = await rig.fetch(api.deleteConversation.path, { method: "POST", body: JSON.stringify({ id: conversation }) });
  assert.equal(gone.status, 204);
  assert.equal(rig.left.length, 1);
  assert.equal((await rig.read(run)).status, 404);
  assert.equal((await rig.fetch(`${api.readConversation.path}?id=${conversation}`)).status, 404);
});

test("a reply that another process produces is read as it comes, and its end as interrupted where that process goes", async (t) => {
  const store = await newStore(t);
  const rig = await startRig([], { store });
  t.after(() => rig.server.close());
  const at = new Date().toISOString();
  const reply = { id: "r", parent: "q", at, role: "assistant", reasoning: "", text: "" } as const;
  const provenance = { asked: "m", family: "r1", sampling: {} } as const;
  await store.startRun("somebody", {
    id: "r",
    conversation: { id: "c", title: "How many?", createdAt: at },
    messages: [{ id: "q", parent: null, at, role: "user", text: "How many?" }],
    reply: { ...reply, reply: { ...provenance, state: "running" } },
  });
  const events = eventsOf(await rig.read("r"));
  await store.appendRun("somebody", "r", [{ offset: 0, kind: "reasoning", text: "Counting." }]);
  const stopped = await rig.fetch(api.stopRun.path, { method: "POST", body: JSON.stringify({ id: "r" }) });
  assert.equal(stopped.status, 409);
  await store.appendRun("somebody", "r", [{ offset: 9, kind: "text", text: "Three." }]);
  await store.finishRun("somebody", "r", { ...reply, reasoning: "Counting.", text: "Three.", reply: { ...provenance, state: "complete" } });
  assert.deepEqual(textOf(await events), { reasoning: "Counting.", text: "Three." });
});
