import assert from "node:assert/strict";
import { test } from "node:test";
import { hosts } from "../../../src/catalogue/hosts.ts";
import { chunk, done, event, response, type ServerStep, stream } from "../../support/fault-server.ts";
import { answered, hostFixtures, thought } from "../../support/host-fixtures.ts";
import { ask, rig, rigOfHost } from "./rig.ts";

const end: ServerStep = { do: "end" };
const stop = chunk({}, { finish_reason: "stop" });
const whole = (message: object) => ({
  object: "chat.completion",
  model: "deepseek-r1",
  choices: [{ index: 0, message, finish_reason: "stop" }],
  usage: { prompt_tokens: 3, completion_tokens: 9 },
});

/** Every way in which a host is known to hand over the thought "Hm." and the answer "42". */
const shapes: Readonly<Record<string, readonly ServerStep[]>> = {
  reasoning_content: [
    ...stream(
      chunk({ role: "assistant", content: null, reasoning_content: "" }),
      chunk({ reasoning_content: "Hm." }),
      chunk({ content: "\n\n42" }),
      stop,
      done,
    ),
    end,
  ],
  reasoning: [...stream(chunk({ reasoning: "Hm.", content: "" }), chunk({ content: "42", reasoning: null }), stop, done), end],
  "both fields with the same text": [
    ...stream(chunk({ reasoning_content: "Hm.", reasoning: "Hm." }), chunk({ content: "42" }), stop, done),
    end,
  ],
  "reasoning and reasoning_details": [
    ...stream(
      chunk({ reasoning: "Hm.", reasoning_details: [{ type: "reasoning.text", text: "Hm." }] }),
      chunk({ content: "42" }),
      stop,
      done,
    ),
    end,
  ],
  "reasoning_details alone": [
    ...stream(chunk({ reasoning_details: [{ type: "reasoning.text", text: "Hm." }] }), chunk({ content: "42" }), stop, done),
    end,
  ],
  thinking: [...stream(chunk({ thinking: "Hm." }), chunk({ content: "42" }), stop, done), end],
  "content as a list": [
    ...stream(
      chunk({ content: [{ type: "thinking", thinking: [{ type: "text", text: "Hm." }] }] }),
      chunk({ content: [{ type: "text", text: "42" }] }),
      stop,
      done,
    ),
    end,
  ],
  "paired tags": [
    ...stream(chunk({ content: "<thi" }), chunk({ content: "nk>\nHm.\n</th" }), chunk({ content: "ink>\n\n42" }), stop, done),
    end,
  ],
  "only the closing tag": [...stream(chunk({ content: "Hm.\n" }), chunk({ content: "</think>\n\n42" }), stop, done), end],
  "finish in the chunk with text": [
    ...stream(chunk({ reasoning_content: "Hm." }), chunk({ content: "42" }, { finish_reason: "stop" }), done),
    end,
  ],
  "no [DONE]": [...stream(chunk({ reasoning_content: "Hm." }), chunk({ content: "42" }), stop), end],
  "a connection that stays open after the finish": [
    ...stream(chunk({ reasoning_content: "Hm." }), chunk({ content: "42" }), stop),
    { do: "hang" },
  ],
  "a connection that is torn after the finish": [
    ...stream(chunk({ reasoning_content: "Hm." }), chunk({ content: "42" }), stop),
    { do: "tear" },
  ],
  "comments and blank lines": [
    ...stream(": keep-alive\n\n", "\n\n", chunk({ reasoning_content: "Hm." }), ": keep-alive\n\n", chunk({ content: "42" }), stop, done),
    end,
  ],
  "a byte order mark": [...stream(`\uFEFF${chunk({ reasoning_content: "Hm." })}`, chunk({ content: "42" }), stop, done), end],
  "CRLF line ends": [
    ...stream([chunk({ reasoning_content: "Hm." }), chunk({ content: "42" }), stop, done].join("").replaceAll("\n", "\r\n")),
    end,
  ],
  "CR line ends": [
    ...stream([chunk({ reasoning_content: "Hm." }), chunk({ content: "42" }), stop, done].join("").replaceAll("\n", "\r")),
    end,
  ],
  "data: without a space": [
    ...stream([chunk({ reasoning_content: "Hm." }), chunk({ content: "42" }), stop].join("").replaceAll("data: ", "data:")),
    end,
  ],
  "an event over several data lines": [
    ...stream(
      chunk({ reasoning_content: "Hm." }),
      `event: message\nid: 7\ndata: {"model":"deepseek-r1",\ndata: "choices":[{"delta":{"content":"42"}}]}\n\n`,
      stop,
      done,
    ),
    end,
  ],
  "no blank line at the very end": [...stream(chunk({ reasoning_content: "Hm." }), chunk({ content: "42" }), stop.trimEnd()), end],
  "JSON lines": [
    ...stream(
      [chunk({ reasoning_content: "Hm." }), chunk({ content: "42" }), stop].map((one) => `${one.slice("data: ".length).trim()}\n`).join(""),
    ),
    end,
  ],
  "other choices beside ours": [
    ...stream(
      chunk({ reasoning_content: "Hm." }),
      event({
        model: "deepseek-r1",
        choices: [
          { index: 1, delta: { content: "13" } },
          { index: 0, delta: { content: "42" } },
        ],
      }),
      stop,
      done,
    ),
    end,
  ],
  "fields of the wrong type": [
    ...stream(
      event({ model: 7, usage: "none", choices: [{ index: 0, delta: { reasoning_content: "Hm.", content: 5 } }] }),
      chunk({ content: "42" }),
      stop,
      done,
    ),
    end,
  ],
  "events that are no chunks": [
    ...stream(event("null"), event({ type: "ping" }), chunk({ reasoning_content: "Hm." }), chunk({ content: "42" }), stop, done),
    end,
  ],
  "pings in words and events without text": [
    ...stream(
      "data:\n\n",
      "event: ping\ndata: still here\n\n",
      chunk({ reasoning_content: "Hm." }),
      "data: \n\n",
      chunk({ content: "42" }),
      stop,
      done,
    ),
    end,
  ],
  "the whole message once more at the end": [
    ...stream(
      chunk({ reasoning_content: "Hm." }),
      chunk({ content: "42" }),
      event(whole({ reasoning_content: "Hm.", content: "42" })),
      done,
    ),
    end,
  ],
  "odd entries in lists": [
    ...stream(
      chunk({ reasoning_content: "Hm." }),
      event({ model: "deepseek-r1", choices: [null, { index: 0, delta: { content: [null, "4", { type: "text", text: "2" }] } }] }),
      stop,
      done,
    ),
    end,
  ],
  "null as a word for no finish": [
    ...stream(chunk({ reasoning_content: "Hm." }, { finish_reason: "null" }), chunk({ content: "42" }, { finish_reason: "" }), stop, done),
    end,
  ],
  "an error that is none": [
    ...stream(
      chunk({ reasoning_content: "Hm." }, { error: false }),
      chunk({ content: "4" }, { error: null }),
      chunk({ content: "2" }, { error: {} }),
      stop,
      done,
    ),
    end,
  ],
  "something unreadable behind the finish": [
    ...stream(chunk({ reasoning_content: "Hm." }), chunk({ content: "42" }), stop, "data: [done]\n\n"),
    end,
  ],
  "a completion where a stream was asked for": response(200, whole({ role: "assistant", reasoning_content: "Hm.", content: "42" })),
  "a pretty-printed completion after blank lines": response(
    200,
    `\n\n\n${JSON.stringify(whole({ content: "<think>\nHm.\n</think>\n\n42" }), null, 2)}\n`,
  ),
  "a completion inside one event": [...stream(event(whole({ reasoning: "Hm.", content: "42" })), done), end],
};

for (const [name, steps] of Object.entries(shapes)) {
  test(`reads ${name}`, async (t) => {
    const { model } = await rig(t, steps);
    const { reasoning, answer, finish, error } = await ask(model);
    assert.deepEqual(
      { error, reasoning, answer, reason: finish?.reason, thought: finish?.thought },
      { error: undefined, reasoning: "Hm.", answer: "42", reason: "stop", thought: "closed" },
    );
  });
}

for (const { host, way, model: name, steps, answering, usage } of hostFixtures) {
  test(`${host}, ${way}: the same thought, the same answer, and who gave them`, async (t) => {
    const { model } = await rigOfHost(t, host, name, steps);
    const { items, reasoning, answer, finish, error } = await ask(model);
    assert.equal(error, undefined);
    assert.deepEqual(Buffer.from(reasoning), Buffer.from(thought));
    assert.deepEqual(Buffer.from(answer), Buffer.from(answered));
    assert.deepEqual([finish?.reason, finish?.thought, finish?.assumed], ["stop", "closed", undefined]);
    assert.deepEqual(
      items.find((part) => part.type === "start"),
      { type: "start", host, ...answering },
    );
    const { promptTokens, completionTokens, reasoningTokens } = finish?.usage ?? {};
    if (usage !== undefined)
      assert.deepEqual({ promptTokens, completionTokens, reasoningTokens }, { reasoningTokens: undefined, ...usage });
  });
}

test("every host that is asked has a way of answering here", () => {
  const asked = hosts.filter(({ leftR1 }) => leftR1 === undefined).map(({ id }) => id);
  assert.deepEqual([...new Set(hostFixtures.map(({ host }) => host))].sort(), [...asked].sort());
});

test("joins a character that lies across two network chunks", async (t) => {
  const bytes = new TextEncoder().encode(chunk({ content: "é🧮" }));
  const cuts = [...bytes.keys()].slice(1);
  for (const at of cuts.slice(-30)) {
    const { model } = await rig(t, [...stream(bytes.slice(0, at), bytes.slice(at), stop), end], { shape: "plain" });
    assert.equal((await ask(model)).answer, "é🧮");
  }
});

test("keeps the words of a host that hides the thinking when told so", async (t) => {
  const { model } = await rig(t, [...stream(chunk({ content: "42" }), stop, done), end], { shape: "plain" });
  const { answer, finish } = await ask(model);
  assert.deepEqual([answer, finish?.thought], ["42", "none"]);
});

test("takes usage from the finish chunk, from a trailing one, and the last of several", async (t) => {
  const usage = {
    prompt_tokens: 12,
    completion_tokens: 30,
    prompt_tokens_details: { cached_tokens: 4 },
    completion_tokens_details: { reasoning_tokens: 20 },
  };
  const expected = { promptTokens: 12, cachedTokens: 4, reasoningTokens: 20, completionTokens: 30, answerTokens: 10 };
  const text = [chunk({ reasoning_content: "Hm." }, { usage: { completion_tokens: 1 } }), chunk({ content: "42" })];
  const onFinish = [...stream(...text, chunk({}, { finish_reason: "stop", usage }), done), end];
  const trailing = [...stream(...text, stop, event({ model: "deepseek-r1", choices: [], usage }), done), end];
  for (const steps of [onFinish, trailing]) {
    const { model } = await rig(t, steps);
    assert.deepEqual((await ask(model)).finish?.usage, expected);
  }
});

test("says who answered, as the reply says it", async (t) => {
  const chunkOf = (delta: object) => event({ model: "DeepSeek-R1-Turbo", provider: "Somebody", choices: [{ index: 0, delta }] });
  const { model, server } = await rig(t, [
    ...stream(chunkOf({ role: "assistant" }), chunkOf({ content: "<think>a</think>b" }), stop, done),
    end,
  ]);
  const { items } = await ask(model);
  const start = items.find((part) => part.type === "start");
  assert.deepEqual(start, { type: "start", model: "DeepSeek-R1-Turbo", provider: "Somebody", host: new URL(server.url).host });
});

test("believes [DONE] alone only of a host that is known to send nothing else", async (t) => {
  const steps = [...stream(chunk({ reasoning_content: "Hm." }), chunk({ content: "42" }), done), end];
  const strict = await ask((await rig(t, steps)).model);
  assert.equal(strict.finish, undefined);
  const known = await ask((await rig(t, steps, { sendsFinishReason: false })).model);
  assert.equal(known.finish?.reason, "stop");
});
