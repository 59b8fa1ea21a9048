import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";
import { pause } from "../../src/model/pause.ts";

test("rejects with the signal's own reason, before and during the wait", async () => {
  const reason = new Error("enough");
  await assert.rejects(pause(60_000, AbortSignal.abort(reason)), (error) => error === reason);
  const abort = new AbortController();
  const waiting = pause(60_000, abort.signal);
  abort.abort(reason);
  await assert.rejects(waiting, (error) => error === reason);
});

test("leaves no listener behind", async () => {
  const { signal } = new AbortController();
  await pause(1, signal);
  assert.equal(getEventListeners(signal, "abort").length, 0);
});
