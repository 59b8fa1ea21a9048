import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import { Refusal } from "../../src/web/api.ts";
import { followRun } from "../../src/web/follow-run.ts";
import type { RunEvent } from "../../src/wire/run.ts";

const end: RunEvent = { type: "end", length: 3, reply: { state: "complete", asked: "m", family: "r1", sampling: {} } };

/** A server whose connections give these one after the other; an error breaks a connection. */
function connections(...all: readonly (readonly (RunEvent | Error)[])[]) {
  const from: number[] = [];
  async function* read(place: number): AsyncGenerator<RunEvent> {
    const events = all[from.length] ?? [];
    from.push(place);
    for (const event of events) {
      if (event instanceof Error) throw event;
      yield event;
    }
  }
  return { read, from };
}

function text(offset: number, piece: string): RunEvent {
  return { type: "text", offset, text: piece };
}

test("every connection goes on where the last one stopped, and says when there is none", async () => {
  const { read, from } = connections([text(0, "a"), new TypeError("gone")], [], [text(1, "bc"), end]);
  const taken: RunEvent[] = [];
  const lost: boolean[] = [];
  await followRun({
    read,
    from: 0,
    hidden: signal(false),
    signal: new AbortController().signal,
    take: (event) => taken.push(event),
    onLost: (now) => lost.push(now),
  });
  assert.deepEqual(from, [0, 1, 1]);
  assert.deepEqual(taken, [text(0, "a"), text(1, "bc"), end]);
  assert.deepEqual(lost, [true, true, false]);
});

test("a gap, and an end behind what came, are read again and not taken", async () => {
  const { read, from } = connections([text(0, "a"), text(2, "c")], [text(1, "b"), end], [text(2, "c"), end]);
  const taken: RunEvent[] = [];
  await followRun({
    read,
    from: 0,
    hidden: signal(false),
    signal: new AbortController().signal,
    take: (event) => taken.push(event),
    onLost: () => undefined,
  });
  assert.deepEqual(from, [0, 1, 2]);
  assert.deepEqual(taken, [text(0, "a"), text(1, "b"), text(2, "c"), end]);
});

test("what the server refuses for good is not asked again, and what passes is", async () => {
  const told = { code: "internal", message: "!" } as const;
  const options = { from: 0, hidden: signal(false), signal: new AbortController().signal, take: () => undefined, onLost: () => undefined };
  const gone = connections([new Refusal(404, told)]);
  await assert.rejects(followRun({ ...options, read: gone.read }), Refusal);
  assert.deepEqual(gone.from, [0]);
  const busy = connections([new Refusal(503, told)], [text(0, "abc"), end]);
  await followRun({ ...options, read: busy.read });
  assert.deepEqual(busy.from, [0, 0]);
});

test("leaving rejects with its own reason and ends the connection", async () => {
  const leaving = new AbortController();
  const reason = new Error("left");
  let freed = false;
  async function* read(_: number, ending: AbortSignal): AsyncGenerator<RunEvent> {
    try {
      yield text(0, "a");
      ending.throwIfAborted();
      await new Promise((_, reject) => ending.addEventListener("abort", () => reject(ending.reason)));
    } finally {
      freed = true;
    }
  }
  const following = followRun({
    read,
    from: 0,
    hidden: signal(false),
    signal: leaving.signal,
    take: () => leaving.abort(reason),
    onLost: () => assert.fail("nothing is lost"),
  });
  await assert.rejects(following, reason);
  assert.ok(freed);
});

test("a page that nobody looks at keeps no connection, and goes on when somebody does", async () => {
  const hidden = signal(false);
  const ended: string[] = [];
  const from: number[] = [];
  async function* read(place: number, ending: AbortSignal): AsyncGenerator<RunEvent> {
    from.push(place);
    if (place === 0) {
      yield text(0, "a");
      await new Promise((_, reject) =>
        ending.addEventListener("abort", () => {
          ended.push(hidden.value ? "while hidden" : "while shown");
          reject(ending.reason);
        }),
      );
    }
    yield text(1, "bc");
    yield end;
  }
  await followRun({
    read,
    from: 0,
    hidden,
    signal: new AbortController().signal,
    take(event) {
      if (event !== end && from.length === 1) {
        queueMicrotask(() => {
          hidden.value = true;
          setTimeout(() => {
            hidden.value = false;
          }, 20);
        });
      }
    },
    onLost: () => assert.fail("a connection that was left is not lost"),
  });
  assert.deepEqual(ended, ["while hidden"]);
  assert.deepEqual(from, [0, 1]);
});
