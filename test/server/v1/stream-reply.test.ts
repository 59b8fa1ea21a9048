import assert from "node:assert/strict";
import { test } from "node:test";
import type { Part } from "../../../src/model/part.ts";
import { streamReply } from "../../../src/server/v1/stream-reply.ts";

test("silence is filled with comments", async () => {
  const silence = Promise.withResolvers<void>();
  async function* parts(): AsyncGenerator<Part> {
    await silence.promise;
    yield { type: "finish", reason: "stop", thought: "none", timing: { totalMs: 1 } };
  }
  const response = await streamReply({
    request: { messages: [], options: {}, stream: true, includeUsage: false, reasoningField: "reasoning_content", ignored: [] },
    head: { id: "c", created: 1, model: "m" },
    parts: parts(),
    describe: () => assert.fail("nothing fails"),
    onGone: () => assert.fail("nobody left"),
    headers: {},
    settleMs: 1,
    heartbeatMs: 5,
  });
  const reader = response.body?.getReader();
  const read = async () => new TextDecoder().decode((await reader?.read())?.value);
  assert.equal(await read(), ": keep-alive\n\n");
  assert.equal(await read(), ": keep-alive\n\n");
  silence.resolve();
  let rest = "";
  while (!rest.includes("[DONE]")) rest += await read();
  assert.match(rest, /"finish_reason":"stop"/);
});
