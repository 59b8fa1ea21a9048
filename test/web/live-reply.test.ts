import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { newLiveReply, placeOf, textsOf, withEvents } from "../../src/web/live-reply.ts";
import type { RunEvent } from "../../src/wire/run.ts";

const fresh = newLiveReply(1_000);
const pieces = fc.array(fc.record({ type: fc.constantFrom("reasoning" as const, "text" as const), text: fc.string({ minLength: 1 }) }));

/** Pieces as the server tells them, with their places. */
function told(parts: readonly { readonly type: "reasoning" | "text"; readonly text: string }[]): readonly RunEvent[] {
  let offset = 0;
  return parts.map(({ type, text }) => {
    const event = { type, offset, text };
    offset += text.length;
    return event;
  });
}

test("how events are gathered into frames changes nothing", () => {
  fc.assert(
    fc.property(fc.array(pieces), (frames) => {
      const events = told(frames.flat());
      let at = 0;
      const framed = frames.reduce((live, { length }) => {
        at += length;
        return withEvents(live, events.slice(at - length, at), 2_000);
      }, fresh);
      assert.deepEqual(framed, withEvents(fresh, events, 2_000));
    }),
  );
});

test("a connection that begins anywhere again leaves no gap and doubles nothing", () => {
  fc.assert(
    fc.property(pieces, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 5 }), (parts, cuts) => {
      const whole = withEvents(fresh, told(parts), 2_000);
      const length = placeOf(whole);
      // Each connection breaks after some pieces, and the next goes on from anywhere at or before where the page stands.
      let live = fresh;
      for (const [from, count] of [...cuts, [0, parts.length] as const]) {
        const place = length === 0 ? 0 : from % (length + 1);
        const rest = told(parts).flatMap((event): readonly RunEvent[] => {
          if (!("offset" in event) || event.offset + event.text.length <= place) return [];
          const cut = Math.max(0, place - event.offset);
          return [{ ...event, offset: event.offset + cut, text: event.text.slice(cut) }];
        });
        live = withEvents(live, rest.slice(0, count), 2_000);
      }
      assert.deepEqual(textsOf(live), textsOf(whole));
    }),
  );
});

test("a piece that does not follow on what is there is never added", () => {
  const live = withEvents(fresh, [{ type: "reasoning", offset: 0, text: "ab" }], 2_000);
  assert.deepEqual(withEvents(live, [{ type: "reasoning", offset: 3, text: "d" }], 2_000), live);
  assert.equal(textsOf(withEvents(live, [{ type: "reasoning", offset: 1, text: "bc" }], 2_000)).reasoning, "abc");
});

test("a reply that was stopped elsewhere is cut in thinking and answer together", () => {
  const live = withEvents(
    fresh,
    [
      { type: "reasoning", offset: 0, text: "abc" },
      { type: "text", offset: 3, text: "def" },
    ],
    2_000,
  );
  assert.deepEqual(textsOf(live, 4), { reasoning: "abc", text: "d" });
  assert.deepEqual(textsOf(live, 2), { reasoning: "ab", text: "" });
  assert.deepEqual(textsOf(live, 100), { reasoning: "abc", text: "def" });
});

test("what is said of a wait holds until something comes", () => {
  const silent: RunEvent = { type: "status", state: "silent" };
  const start: RunEvent = { type: "start", model: "m", host: "h" };
  const text: RunEvent = { type: "reasoning", offset: 0, text: "a" };
  assert.deepEqual(withEvents(fresh, [silent, start], 2_000).status, silent);
  assert.equal(withEvents(fresh, [silent, start, text], 2_000).status, undefined);
  assert.deepEqual(withEvents(fresh, [text, silent], 2_000).status, silent);
});
