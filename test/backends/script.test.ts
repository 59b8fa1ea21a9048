import assert from "node:assert/strict";
import { test } from "node:test";
import { openScript } from "../../src/backends/script.ts";
import { collect } from "../../src/model/collect.ts";

test("plays a list for each conversation", async () => {
  const model = openScript({
    steps: (messages) => [
      { type: "reasoning", text: "Hm." },
      { type: "content", text: `${messages.length}` },
      { type: "finish", reason: "stop" },
    ],
  });
  const one = await collect(model.reply([{ role: "user", text: "a" }]));
  const two = await collect(
    model.reply([
      { role: "system", text: "s" },
      { role: "user", text: "a" },
    ]),
  );
  await model.close();
  assert.deepEqual([one.reasoning, one.answer, two.answer], ["Hm.", "1", "2"]);
});

test("takes the time that its steps say", async () => {
  const model = openScript({
    steps: [
      { type: "pause", ms: 30 },
      { type: "content", text: "a" },
      { type: "finish", reason: "stop" },
    ],
  });
  const { finish } = await collect(model.reply([{ role: "user", text: "a" }]));
  assert.ok((finish.timing.firstAnswerMs ?? 0) >= 29);
  await model.close();
});
