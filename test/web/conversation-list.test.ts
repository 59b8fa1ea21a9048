import assert from "node:assert/strict";
import { test } from "node:test";
import { createConversationList } from "../../src/web/conversation-list.ts";
import type { Server } from "../../src/web/server.ts";
import type { Endpoint } from "../../src/wire/endpoint.ts";

const time = "2026-11-24T14:05:00.000Z";
const conversation = (n: number) => ({ id: `c${n}`, title: `t${n}`, createdAt: time, updatedAt: time, messages: 2 });

/** A server that answers as a test says. */
function answering(answer: (path: string, input: unknown) => unknown): Server {
  return {
    call: async (endpoint, input) => endpoint.answer.parse(await answer(endpoint.path, input)),
    insist: <Input, Answer>(endpoint: Endpoint<Input, Answer>) => Promise.reject(new Error(endpoint.path)),
    read: async function* () {},
    told: (error) => ({ code: "unreachable", message: String(error) }),
  };
}

test("the list comes in pages, and what moved to the top meanwhile counts once", async () => {
  const all = Array.from({ length: 120 }, (_, n) => conversation(n));
  const list = createConversationList(
    answering((_, input) => {
      const { skip = 0, limit } = input as { skip?: number; limit: number }; // What the list itself sends.
      return { conversations: all.slice(skip, skip + limit) };
    }),
  );
  await list.load();
  assert.equal(list.listed.value.length, 50);
  assert.equal(list.more.value, true);
  all.unshift(...all.splice(110, 1));
  await list.loadMore();
  await list.loadMore();
  assert.equal(list.more.value, false);
  assert.equal(new Set(list.listed.value.map(({ id }) => id)).size, list.listed.value.length);
});

test("a search whose answer comes late does not replace a newer one", async () => {
  const slow = Promise.withResolvers<unknown>();
  const hit = (message: string) => ({ conversation: "c", title: "t", message, role: "user", at: time, excerpt: "e" });
  const list = createConversationList(
    answering((_, input) => {
      const { words } = input as { words: string }; // What the list itself sends.
      return words === "slow" ? slow.promise : { found: [hit(words)] };
    }),
  );
  const first = list.search("slow");
  await list.search("fast");
  slow.resolve({ found: [hit("slow")] });
  await first;
  assert.deepEqual(
    list.found.value?.map(({ message }) => message),
    ["fast"],
  );
  await list.search(" ");
  assert.equal(list.found.value, undefined);
});

test("what was renamed or deleted shows at once, and what failed says so", async () => {
  let broken = false;
  const list = createConversationList(
    answering((path) => {
      if (broken) throw new Error("gone");
      return path === "/api/conversations" ? { conversations: [conversation(1), conversation(2)] } : undefined;
    }),
  );
  await list.load();
  await list.rename("c1", "new");
  await list.erase("c2");
  assert.deepEqual(
    list.listed.value.map(({ title }) => title),
    ["new"],
  );
  broken = true;
  await list.erase("c1");
  assert.equal(list.listed.value.length, 1);
  assert.match(list.trouble.value?.message ?? "", /gone/);
});
