import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createLiveRun } from "../../src/conversation/live-run.ts";
import type { RunPiece } from "../../src/conversation/store.ts";
import type { Part } from "../../src/model/part.ts";

const never = new AbortController().signal;
const part: fc.Arbitrary<Part> = fc.record({
  type: fc.constantFrom("reasoning" as const, "text" as const),
  text: fc.string({ minLength: 1, maxLength: 8, unit: "binary" }),
});

test("readers who look whenever they like, from wherever they like, all have the same", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 30 }), fc.array(fc.nat(3), { maxLength: 30 }), fc.nat(40), async (parts, looks, from) => {
      const live = createLiveRun<string>();
      const seen: RunPiece[] = [];
      const look = () => seen.push(...live.since(seen.reduce((place, { offset, text }) => Math.max(place, offset + text.length), from)));
      for (const [index, one] of parts.entries()) {
        live.take(one);
        if (looks[index] === 0) look();
      }
      live.end("over");
      look();
      const all = parts.map((one) => ("text" in one ? one.text : "")).join("");
      assert.equal(seen.map(({ text }) => text).join(""), all.slice(from));
      assert.equal(live.length(), all.length);
      for (const { offset, kind, text } of seen) {
        let place = 0;
        const kinds = parts.flatMap((one) => {
          const length = "text" in one ? one.text.length : 0;
          place += length;
          return place > offset && place - length < offset + text.length ? [one.type] : [];
        });
        assert.deepEqual(new Set(kinds), new Set([kind]));
      }
      assert.equal(live.ended(), "over");
    }),
    { numRuns: 500 },
  );
});

test("a text up to a place never ends within a character", () => {
  const live = createLiveRun();
  for (const one of [
    { type: "reasoning", text: "Hm 🙂" },
    { type: "text", text: "a" },
    { type: "text", text: "🙂" },
  ] as const)
    live.take(one);
  const texts = Array.from({ length: 10 }, (_, place) => [live.textUpTo("reasoning", place), live.textUpTo("text", place)]);
  assert.deepEqual(texts, [
    ["", ""],
    ["H", ""],
    ["Hm", ""],
    ["Hm ", ""],
    ["Hm ", ""],
    ["Hm 🙂", ""],
    ["Hm 🙂", "a"],
    ["Hm 🙂", "a"],
    ["Hm 🙂", "a🙂"],
    ["Hm 🙂", "a🙂"],
  ]);
});

test("what is said while nothing comes holds until something comes, and who waits wakes at each change and when they leave", async () => {
  const live = createLiveRun<string>();
  const woken = live.changed(never);
  live.take({ type: "status", state: "queued", done: 1 });
  await woken;
  assert.deepEqual(live.status(), { type: "status", state: "queued", done: 1 });
  live.take({ type: "start", model: "m", host: "h" });
  assert.equal(live.status()?.state, "queued");
  live.take({ type: "text", text: "4" });
  assert.deepEqual([live.status(), live.start()?.model], [undefined, "m"]);
  const leaving = new AbortController();
  const left = live.changed(leaving.signal);
  leaving.abort();
  await left;
  await live.changed(leaving.signal);
  live.end("over");
  await live.changed(never);
});
