import assert from "node:assert/strict";
import { test } from "node:test";
import { createTurns, type Turn } from "../../../src/backends/llama/turns.ts";

const never = new AbortController().signal;

/** The places that a turn says one by one, as far as they have come. */
function watch({ ahead }: Turn) {
  const places: number[] = [];
  const come = (async () => {
    for await (const before of ahead) places.push(before);
  })();
  return { places, come };
}

/** Lets everything happen that can happen now. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("one goes at a time, in order, and each is told when the line has moved", async () => {
  const turns = createTurns();
  const taken = [0, 1, 2].map(() => turns.take(never));
  const [first, second, third] = taken.map(watch);
  await first?.come;
  await settled();
  assert.deepEqual([first?.places, second?.places, third?.places], [[], [1], [2]]);
  taken[0]?.end();
  taken[0]?.end();
  await second?.come;
  await settled();
  assert.deepEqual([second?.places, third?.places], [[1], [2, 1]]);
  taken[1]?.end();
  await third?.come;
});

test("whoever stops waiting leaves the line, by its signal or by leaving the loop", async () => {
  const turns = createTurns();
  const first = turns.take(never);
  await watch(first).come;
  const stopping = new AbortController();
  const second = watch(turns.take(stopping.signal));
  const third = turns.take(never);
  const fourth = watch(turns.take(never));
  stopping.abort(new Error("enough"));
  await assert.rejects(second.come, /enough/);
  for await (const before of third.ahead) if (before === 1) break;
  await settled();
  assert.equal(fourth.places.at(-1), 1);
  first.end();
  await fourth.come;
});

test("whose signal was aborted before has no turn", async () => {
  const turns = createTurns();
  await assert.rejects(watch(turns.take(AbortSignal.abort(new Error("before")))).come, /before/);
  assert.deepEqual(watch(turns.take(never)).places, []);
});
