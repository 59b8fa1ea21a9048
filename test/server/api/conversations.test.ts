import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api } from "../../../src/wire/api.ts";
import { eventsOf, type Rig, startRig } from "../rig.ts";

let rig: Rig;
before(async () => {
  rig = await startRig();
  for (const text of ["What is seven plus five?", "And the second question"]) await eventsOf(await rig.read((await rig.ask(text)).run));
  await rig.store.add("another", { id: "theirs", title: "theirs", createdAt: "2026-01-01T00:00:00.000Z" }, []);
});
after(() => rig.server.close());

const get = async (path: string) => (await rig.fetch(path)).json();
const post = (path: string, body: unknown) => rig.fetch(path, { method: "POST", body: JSON.stringify(body) });
const list = async (query = "limit=50") =>
  api.listConversations.answer.parse(await get(`${api.listConversations.path}?${query}`)).conversations;

test("conversations are listed, the last one first, page by page, and nobody else's", async () => {
  assert.deepEqual(
    (await list()).map(({ title, messages }) => [title, messages]),
    [
      ["And the second question", 2],
      ["What is seven plus five?", 2],
    ],
  );
  assert.deepEqual(
    (await list("limit=1&skip=1")).map(({ title }) => title),
    ["What is seven plus five?"],
  );
  assert.equal((await rig.fetch(`${api.readConversation.path}?id=theirs`)).status, 404);
});

test("questions, answers and thinking are searched", async () => {
  const found = async (words: string) =>
    api.search.answer.parse(await get(`${api.search.path}?words=${encodeURIComponent(words)}&limit=9`)).found;
  assert.deepEqual(
    (await found("seven plus")).map(({ role, excerpt }) => [role, excerpt]),
    [["user", "What is seven plus five?"]],
  );
  assert.equal((await found("seven")).length, 3);
  assert.deepEqual(await found("nowhere"), []);
});

test("a conversation is read whole, named and deleted", async () => {
  const [last] = await list();
  const id = last?.id ?? "";
  const { conversation, errors } = api.readConversation.answer.parse(await get(`${api.readConversation.path}?id=${id}`));
  assert.deepEqual(conversation, await rig.store.get("somebody", id));
  assert.deepEqual(errors, {});
  assert.equal((await post(api.renameConversation.path, { id, title: "Sums" })).status, 204);
  assert.equal((await list())[0]?.title, "Sums");
  assert.equal((await post(api.renameConversation.path, { id, title: "" })).status, 400);
  assert.equal((await post(api.renameConversation.path, { id: "theirs", title: "mine" })).status, 404);
  assert.equal((await post(api.deleteConversation.path, { id: "theirs" })).status, 404);
  assert.equal((await post(api.deleteConversation.path, { id })).status, 204);
  assert.equal((await post(api.deleteConversation.path, { id })).status, 404);
  assert.equal((await list()).length, 1);
});
