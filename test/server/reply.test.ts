import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { ChatError } from "../../src/model/error.ts";
import { eventStream } from "../../src/server/event-stream.ts";
import { writeEvent } from "../../src/wire/event.ts";
import { eventsOf, question, startRig } from "./rig.ts";

test("a reply arrives as the parts that the model gave", async () => {
  const rig = await startRig();
  try {
    const response = await rig.ask("7 + 5");
    assert.equal(response.headers.get("content-type"), "application/x-ndjson; charset=utf-8");
    assert.equal(response.headers.get("cache-control"), "no-store");
    const events = await eventsOf(response);
    assert.deepEqual(
      events.map(({ type }) => type),
      ["status", "start", "reasoning", "text", "finish"],
    );
    assert.deepEqual(rig.asked, [[{ role: "user", text: "7 + 5" }]]);
  } finally {
    await rig.server.close();
  }
});

test("a failure in the middle keeps the text and ends with an error in the reader's language", async () => {
  const rig = await startRig([
    { type: "content", text: "half" },
    { type: "fail", error: new ChatError("overloaded") },
  ]);
  try {
    const events = await eventsOf(await rig.ask("go", { headers: { "accept-language": "fr-FR,fr;q=0.9" } }));
    assert.deepEqual(events.at(-2), { type: "text", text: "half" });
    assert.deepEqual(events.at(-1), { type: "error", code: "overloaded", message: "fr: overloaded" });
  } finally {
    await rig.server.close();
  }
});

test("a reply without a terminal signal ends as cut short", async () => {
  const rig = await startRig([{ type: "content", text: "half" }]);
  try {
    const events = await eventsOf(await rig.ask("go"));
    assert.deepEqual(events.at(-1), { type: "error", code: "cut-short", message: "en: cut-short" });
  } finally {
    await rig.server.close();
  }
});

test("a client that leaves stops the model within 250 ms", async () => {
  const rig = await startRig([
    { type: "content", text: "working" },
    { type: "pause", ms: 60_000 },
  ]);
  try {
    const leaving = new AbortController();
    const response = await rig.ask("go", { signal: leaving.signal });
    const reader = response.body?.getReader();
    while (!new TextDecoder().decode((await reader?.read())?.value).includes("working"));
    const began = performance.now();
    leaving.abort();
    while (rig.left.length === 0 && performance.now() - began < 5_000) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.ok((rig.left[0] ?? Number.POSITIVE_INFINITY) - began < 250);
  } finally {
    await rig.server.close();
  }
});

test("a reader who sleeps holds the model back, and not the memory", async () => {
  const piece = { type: "content", text: "x".repeat(10_000) } as const;
  const rig = await startRig([...Array.from({ length: 20_000 }, () => piece), { type: "finish", reason: "stop" }]);
  const socket = connect(rig.server.port, "127.0.0.1");
  try {
    const body = question("go");
    const head = ["POST /api/reply HTTP/1.1", `Host: 127.0.0.1:${rig.server.port}`, `Authorization: Bearer ${rig.token}`];
    socket.pause();
    socket.write([...head, "Content-Type: application/json", `Content-Length: ${body.length}`, "", body].join("\r\n"));
    let before = -1;
    // Until nothing more is given: the buffers between the two are full.
    while (rig.given() === 0 || rig.given() !== before) {
      before = rig.given();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    assert.ok(before < 5_000, `${before} of 20,000 pieces`);
  } finally {
    socket.destroy();
    await rig.server.close();
  }
});

test("closing ends a running reply with an error event and then really closes", async () => {
  const rig = await startRig([
    { type: "content", text: "working" },
    { type: "pause", ms: 60_000 },
  ]);
  const response = await rig.ask("go");
  const events = eventsOf(response);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await rig.server.close();
  assert.deepEqual((await events).at(-1), { type: "error", code: "stopped", message: "en: stopped" });
  await assert.rejects(fetch(rig.server.url));
  await rig.server.close();
});

test("wrong questions are refused before a model sees them", async () => {
  const rig = await startRig();
  try {
    const wrong: readonly (readonly [string, number])[] = [
      ["", 400],
      ["{", 400],
      ["[]", 400],
      ["null", 400],
      ['{"model":"played"}', 400],
      ['{"model":"played","messages":[]}', 400],
      ['{"model":"played","messages":[{"role":"tool","text":"x"}]}', 400],
      ['{"model":"played","messages":[{"role":"user","text":"x"}],"base_url":"http://evil.test"}', 400],
      ['{"model":"played","messages":[{"role":"user","text":"x","__proto__":{"a":1}}],"temperature":2}', 400],
      ['{"model":"other","messages":[{"role":"user","text":"x"}]}', 404],
      [JSON.stringify({ model: "played", messages: [{ role: "user", text: "x".repeat(5_000_000) }] }), 413],
    ];
    for (const [body, status] of wrong) assert.equal((await rig.ask("", { body })).status, status, body.slice(0, 80));
    assert.equal(rig.asked.length, 0);
  } finally {
    await rig.server.close();
  }
});

test("a body that is larger than it says is cut off while it comes", async () => {
  const rig = await startRig();
  try {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
        if (sent > 100_000_000) controller.close();
      },
    });
    // `duplex` is what Node's fetch asks for with a streamed body; the DOM's types do not know it.
    const init = { body: endless, duplex: "half" } as RequestInit;
    const status = await rig.ask("", init).then(
      (response) => response.status,
      () => 413, // The connection may be cut before the answer is read.
    );
    assert.equal(status, 413);
    assert.ok(sent < 50_000_000);
  } finally {
    await rig.server.close();
  }
});

test("silence is filled with blank lines", async () => {
  async function* slow() {
    await new Promise((resolve) => setTimeout(resolve, 60));
    yield { type: "text", text: "late" } as const;
  }
  const stream = eventStream({
    events: slow(),
    write: writeEvent,
    heartbeat: "\n",
    onGone: () => assert.fail("nobody left"),
    heartbeatMs: 10,
  });
  const text = await new Response(stream).text();
  assert.match(text, /^\n{2,}\{"type":"text","text":"late"\}\n$/);
});
