import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { type Limits, withClocks } from "../../../src/backends/transport/clocks.ts";
import { ChatError } from "../../../src/model/error.ts";
import { pause } from "../../../src/model/pause.ts";
import type { Delta } from "../../../src/reasoning/delta.ts";

const minute = 60_000;
const alive: Delta = { type: "alive" };
const token: Delta = { type: "reasoning", text: "a" };
const finish: Delta = { type: "finish", reason: "stop" };

/** Plays steps on a fake clock: numbers are milliseconds to wait. Gives what came, and how the watched reply ended. */
async function play(steps: readonly (Delta | number)[], limits: Limits = {}) {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const stop = new AbortController();
    let elapsed = 0;
    let aborted: unknown;
    let returned = false;
    const source = (async function* () {
      try {
        for (const step of steps) {
          if (typeof step === "number") await pause(step, stop.signal);
          else yield step;
        }
      } finally {
        returned = true;
      }
    })();
    const abort = (reason: unknown) => {
      aborted = reason;
      stop.abort(reason);
    };
    const seen: string[] = [];
    const ending = (async () => {
      for await (const delta of withClocks(source, { ...limits, now: () => elapsed }, abort))
        seen.push(delta.type === "status" ? delta.state : delta.type);
    })().then(
      () => undefined,
      (error: unknown) => error,
    );
    let over = false;
    void ending.then(() => {
      over = true;
    });
    while (!over) {
      // The loop's other side needs a few turns before it waits for the next timer.
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      elapsed += 1_000;
      mock.timers.tick(1_000);
    }
    return { seen, error: await ending, aborted, returned, elapsed };
  } finally {
    mock.timers.reset();
  }
}

const comments = (minutes: number) => Array.from({ length: minutes * 4 }, () => [15_000, alive]).flat() as (Delta | number)[];

test("waits half an hour for the first byte and no longer", async () => {
  assert.equal((await play([29 * minute, token, finish])).error, undefined);
  const { error, aborted, returned } = await play([31 * minute, token, finish]);
  assert.ok(error instanceof ChatError);
  assert.deepEqual([error.code, error.details.limitMs], ["stalled", 30 * minute]);
  assert.equal(aborted, error);
  assert.ok(returned);
});

test("waits out ten minutes of comments before the first token, but not an hour of them", async () => {
  assert.equal((await play([...comments(10), token, finish])).error, undefined);
  const { error } = await play([...comments(60), token, finish]);
  assert.ok(error instanceof ChatError && error.details.limitMs === 30 * minute);
});

test("ends after a minute without a byte", async () => {
  const { error } = await play([token, 61_000, finish]);
  assert.ok(error instanceof ChatError && error.details.limitMs === minute);
  assert.equal((await play([token, 59_000, finish])).error, undefined);
});

test("ends after two minutes of comments between tokens", async () => {
  const { error } = await play([token, ...comments(3), finish], { host: "h", model: "m" });
  assert.ok(error instanceof ChatError);
  assert.deepEqual(error.details, { limitMs: 2 * minute, host: "h", model: "m" });
});

test("the user's limit counts from the request on", async () => {
  const { error, elapsed } = await play([10 * minute, token, finish], { stallMs: 5_000 });
  assert.ok(error instanceof ChatError && error.details.limitMs === 5_000);
  assert.ok(elapsed <= 6_000);
  assert.equal((await play([4_000, alive, 4_000, token, 4_000, finish], { stallMs: 5_000 })).error, undefined);
});

test("says once that a reply has fallen silent, and again after the next token", async () => {
  const { seen } = await play([20_000, token, 40_000, token, finish]);
  assert.deepEqual(seen, ["silent", "reasoning", "silent", "reasoning", "finish"]);
});

test("a reader that takes its time is no stall", async () => {
  const aborted: unknown[] = [];
  const deltas = (async function* () {
    yield token;
    yield finish;
  })();
  for await (const _ of withClocks(deltas, { bytesMs: 20, progressMs: 20 }, (reason) => aborted.push(reason))) await pause(40);
  assert.deepEqual(aborted, []);
});
