import assert from "node:assert/strict";
import { test } from "node:test";
import { eventStream } from "../../src/server/event-stream.ts";

test("silence is filled with blank lines", async () => {
  async function* slow() {
    await new Promise((resolve) => setTimeout(resolve, 60));
    yield "late";
  }
  const stream = eventStream({
    events: slow(),
    write: (word) => `${word}\n`,
    heartbeat: "\n",
    onGone: () => assert.fail("nobody left"),
    heartbeatMs: 10,
  });
  assert.match(await new Response(stream).text(), /^\n{2,}late\n$/);
});
