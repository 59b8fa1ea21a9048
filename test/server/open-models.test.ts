import assert from "node:assert/strict";
import { test } from "node:test";
import { openScript } from "../../src/backends/script.ts";
import { collect } from "../../src/model/collect.ts";
import { ChatError } from "../../src/model/error.ts";
import { openModels } from "../../src/server/open-models.ts";

const steps = [
  { type: "content", text: "4" },
  { type: "finish", reason: "stop" },
] as const;

test("a model is opened once, however many ask for it at a time", async () => {
  let opened = 0;
  const models = openModels(async (id) => {
    opened++;
    return openScript({ id, steps });
  });
  const replies = await Promise.all([1, 2, 3].map(async () => collect((await models.get("a")).reply([{ role: "user", text: "2 + 2" }]))));
  assert.deepEqual(
    replies.map(({ answer }) => answer),
    ["4", "4", "4"],
  );
  assert.equal(opened, 1);
  await models.close();
});

test("a model that could not be opened is opened anew by the next question", async () => {
  let tries = 0;
  const models = openModels(async (id) => {
    tries++;
    if (tries === 1) throw new ChatError("memory");
    return openScript({ id, steps });
  });
  await assert.rejects(models.get("a"), (error) => error instanceof ChatError && error.code === "memory");
  assert.equal((await models.get("a")).id, "a");
  assert.equal(tries, 2);
  await models.close();
});

test("closing closes what was opened, even where one fails to", async () => {
  const closed: string[] = [];
  const models = openModels(async (id) => ({
    ...openScript({ id, steps }),
    async close() {
      closed.push(id);
      if (id === "a") throw new Error("a does not close");
    },
  }));
  await models.get("a");
  await models.get("b");
  await models.close();
  assert.deepEqual(closed.sort(), ["a", "b"]);
});
