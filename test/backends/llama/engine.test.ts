import assert from "node:assert/strict";
import { test } from "node:test";
import { collect } from "../../../src/model/collect.ts";
import { ChatError } from "../../../src/model/error.ts";
import type { Message } from "../../../src/model/message.ts";
import type { Part } from "../../../src/model/part.ts";
import { openScripted, openTiny } from "./rig.ts";

const ask = (text: string): readonly Message[] => [{ role: "user", text }];

test("a second turn reads only what is new", { timeout: 60_000 }, async (t) => {
  const model = await openTiny(t);
  const first = await collect(model.reply(ask("What is 47 + 38?")));
  assert.match(first.answer, /\b85\b/);
  assert.equal(first.usage?.cachedTokens, 0);
  const turns: readonly Message[] = [
    ...ask("What is 47 + 38?"),
    { role: "assistant", text: first.answer, reasoning: first.reasoning },
    ...ask("What is 12 + 30?"),
  ];
  const second = await collect(model.reply(turns));
  // The first question and the opening of its turn stand in memory still; the thought between is not sent back.
  assert.ok((second.usage?.cachedTokens ?? 0) >= (first.usage?.promptTokens ?? 0) - 3, JSON.stringify([first.usage, second.usage]));
  const again = await collect(model.reply(turns));
  assert.equal(again.usage?.cachedTokens, (second.usage?.promptTokens ?? 0) - 1);
});

test("a seed gives the same reply again", { timeout: 60_000 }, async (t) => {
  const model = await openTiny(t);
  const once = () => collect(model.reply(ask("Tell me something."), { seed: 7, temperature: 1.5, maxTokens: 60 }));
  const [first, second] = [await once(), await once()];
  assert.deepEqual([second.reasoning, second.answer], [first.reasoning, first.answer]);
});

test("a reply is limited to the room that the prompt leaves", { timeout: 60_000 }, async (t) => {
  const model = await openScripted(t, { script: ["Hm", "m. "], loops: true, context: 256 });
  const { finish, usage } = await collect(model.reply(ask("a"), { maxTokens: 100_000 }));
  assert.equal(finish.reason, "length");
  assert.equal(finish.thought, "open");
  assert.ok((usage?.promptTokens ?? 0) + (usage?.completionTokens ?? 0) <= 256);
  assert.ok((usage?.completionTokens ?? 0) > 200);
});

test("a prompt that fills the context is refused with both figures", { timeout: 60_000 }, async (t) => {
  const model = await openScripted(t, { script: ["Hm.", "</think>", "42"], context: 256 });
  await assert.rejects(collect(model.reply(ask("a".repeat(400)))), (error) => {
    assert.ok(error instanceof ChatError);
    assert.equal(error.code, "too-long");
    assert.match(error.details.said ?? "", /^\d+ tokens of \d+$/);
    return true;
  });
  assert.equal((await collect(model.reply(ask("a")))).answer, "42");
});

test("a long prompt is read in steps that say how far they are, and stops between two of them", { timeout: 60_000 }, async (t) => {
  const model = await openScripted(t, { script: ["Hm.", "</think>", "42"], context: 8_192 });
  const stop = new AbortController();
  const steps: number[] = [];
  const reason = new Error("enough");
  const reading = async () => {
    for await (const part of model.reply(ask("a".repeat(4_000)), { signal: stop.signal })) {
      assert.ok(part.type === "status" || part.type === "start", part.type);
      if (part.type !== "status" || part.state !== "prompt") continue;
      steps.push(part.done ?? 0);
      if (steps.length === 2) stop.abort(reason);
    }
  };
  await assert.rejects(reading(), reason);
  // The stop itself is proved by the rejection; a step that was under way when it came may still be told.
  assert.ok(steps.length >= 2, String(steps));
  assert.deepEqual(
    steps,
    steps.toSorted((one, other) => one - other),
  );
  assert.ok((steps.at(-1) ?? 0) < 4_000, String(steps));
  assert.equal((await collect(model.reply(ask("a")))).answer, "42");
});

test("weights that answer without a thought, end within it, or never close it are told apart", { timeout: 60_000 }, async (t) => {
  const refuses = await openScripted(t, { script: ["</think>", "42"] });
  const ends = await openScripted(t, { script: ["Hm."] });
  const never = await openScripted(t, { script: ["Hm", "m. "], loops: true });
  assert.deepEqual(await shown(refuses.reply(ask("a"))), ["", "42", "stop", "none"]);
  assert.deepEqual(await shown(ends.reply(ask("a"))), ["Hm.", "", "stop", "open"]);
  const [reasoning, answer, ...end] = await shown(never.reply(ask("a"), { maxTokens: 20 }));
  assert.deepEqual([answer, ...end], ["", "length", "open"]);
  assert.match(reasoning ?? "", /^(?:Hmm\. )+/);
});

test("a budget of thinking closes the thought and lets the answer come", { timeout: 60_000 }, async (t) => {
  const model = await openTiny(t);
  const { finish, usage, answer } = await collect(model.reply(ask("What is 47 + 38?"), { maxThink: 4, temperature: 0 }));
  assert.equal(finish.thought, "closed");
  // The four that were allowed, and those that close the thought.
  assert.ok((usage?.reasoningTokens ?? 0) <= 7, JSON.stringify(usage));
  assert.notEqual(answer, "");
});

test("stop strings end the answer and leave a thought alone", { timeout: 60_000 }, async (t) => {
  const model = await openScripted(t, { script: ["fo", "ur.", "</think>", "It is ", "42", " or ", "43"] });
  assert.deepEqual(await shown(model.reply(ask("a"), { stop: ["or", "four"] })), ["four.", "It is 42 ", "stop", "closed"]);
});

test("a second question waits for the first, and says so", { timeout: 60_000 }, async (t) => {
  const model = await openScripted(t, { script: ["Hm.", "</think>", "42"] });
  const [first, second] = await Promise.all([partsOf(model.reply(ask("a"))), partsOf(model.reply(ask("b")))]);
  const queued = (parts: readonly Part[]) => parts.some((part) => part.type === "status" && part.state === "queued");
  assert.deepEqual([queued(first), queued(second)], [false, true]);
  assert.deepEqual([first.at(-1)?.type, second.at(-1)?.type], ["finish", "finish"]);
});

test("weights at which the engine aborts are an error, and the next question starts anew", { timeout: 60_000 }, async (t) => {
  // A digit stands in the vocabulary already: at a token that is there twice an assertion of the engine fails, which ends its process.
  const model = await openScripted(t, { script: ["Hm.", "</think>", "4"] });
  for (const attempt of [1, 2]) {
    await assert.rejects(collect(model.reply(ask("a"))), (error) => {
      assert.ok(error instanceof ChatError, `attempt ${attempt}`);
      assert.equal(error.code, "weights");
      assert.match(error.details.said ?? "", /GGML_ASSERT/);
      return true;
    });
  }
});

test("weights that the engine refuses are an error, too", { timeout: 60_000 }, async (t) => {
  const model = await openScripted(t, { script: ["Hm.", "</think>", "42"], without: ["tokenizer.ggml.merges"] });
  await assert.rejects(collect(model.reply(ask("a"))), (error) => error instanceof ChatError && error.code === "weights");
});

async function partsOf(parts: AsyncIterable<Part>): Promise<readonly Part[]> {
  return Array.fromAsync(parts);
}

async function shown(parts: AsyncIterable<Part>): Promise<readonly string[]> {
  const { reasoning, answer, finish } = await collect(parts);
  return [reasoning, answer, finish.reason, finish.thought];
}
