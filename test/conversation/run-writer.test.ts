import assert from "node:assert/strict";
import { test } from "node:test";
import { createRunWriter } from "../../src/conversation/run-writer.ts";
import { inMemory } from "../../src/conversation/sqlite/connection.ts";
import { openSqlite } from "../../src/conversation/sqlite/open-sqlite.ts";
import type { RunStart, Store } from "../../src/conversation/store.ts";
import { ChatError } from "../../src/model/error.ts";
import { pause } from "../../src/model/pause.ts";
import { head, question, reply } from "./store-cases.ts";

const running = { state: "running", asked: "m", family: "r1", sampling: {} } as const;
const run: RunStart = {
  id: "a",
  conversation: head("c"),
  messages: [question("q", null, "7 + 8")],
  reply: reply("a", "q", "", { reply: running }),
};
const until = async (holds: () => Promise<boolean>) => {
  while (!(await holds())) await pause(20);
};

for (const [name, begun] of [
  ["that is begun already", true],
  ["that begins with its first text", false],
] as const) {
  test(`a run ${name} goes on being written after a store that failed for a while`, async (t) => {
    const store = await openSqlite({ file: inMemory, owner: { id: "one", isAlive: () => false } });
    t.after(() => store.close());
    if (begun) await store.startRun("me", run);
    let failures = 0;
    const fail = () => {
      failures++;
      throw new ChatError("not-saved", { kind: "store-busy" });
    };
    const failing: Store = {
      ...store,
      startRun: async (...given) => (failures < 1 ? fail() : store.startRun(...given)),
      appendRun: async (...given) => (failures < 2 ? fail() : store.appendRun(...given)),
    };
    const writer = createRunWriter({ open: async () => failing, user: "me", run, begun });
    writer.add("reasoning", "Hm. ");
    await until(async () => failures > 0);
    writer.add("reasoning", "So. ");
    writer.note({ ...running, model: "m-1" });
    writer.add("text", "It is");
    const read = async () => store.readRun("me", "a", 0);
    await until(async () => (await read())?.end === 13);
    assert.equal((await read())?.pieces.map(({ text }) => text).join(""), "Hm. So. It is");
    const kept = (await store.get("me", "c"))?.messages[1];
    assert.equal(kept?.role === "assistant" && kept.reply.model, "m-1");
    writer.add("text", " 15.");
    await writer.end(reply("a", "q", "It is 15.", { reasoning: "Hm. So. " }));
    assert.deepEqual([(await read())?.running, (await read())?.end], [false, 17]);
  });
}
