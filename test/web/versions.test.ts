import assert from "node:assert/strict";
import { test } from "node:test";
import type { TreeMessage } from "../../src/conversation/conversation.ts";
import { runningOn, tipBelow, versionsOf, withMessages } from "../../src/web/versions.ts";
import { kept } from "./replies.ts";

const at = "2026-11-24T14:05:00.000Z";
const question = (id: string, parent: string | null): TreeMessage => ({ id, parent, at, role: "user", text: id });

/** q1 has two replies; the first was gone on with, and after that the question was put in another way. */
const messages: readonly TreeMessage[] = [
  question("q1", null),
  kept({ id: "a1", parent: "q1" }),
  question("q2", "a1"),
  kept({ id: "b1", parent: "q2" }),
  kept({ id: "a2", parent: "q1" }, { state: "running" }),
  question("q1'", null),
];

test("versions are what stands at one place", () => {
  assert.deepEqual(versionsOf({ messages }, { parent: null, role: "user" }), ["q1", "q1'"]);
  assert.deepEqual(versionsOf({ messages }, { parent: "q1", role: "assistant" }), ["a1", "a2"]);
  assert.deepEqual(versionsOf({ messages }, { parent: "a1", role: "user" }), ["q2"]);
});

test("a version is shown where it was last gone on with", () => {
  assert.equal(tipBelow({ messages }, "a1"), "b1");
  assert.equal(tipBelow({ messages }, "q1"), "a2");
  assert.equal(tipBelow({ messages }, "q1'"), "q1'");
});

test("a changed message takes its place, and a new one comes last", () => {
  const after = withMessages({ messages }, [kept({ id: "a2", parent: "q1", text: "done" }), question("q3", "b1")]);
  assert.equal(after.messages.length, 7);
  assert.equal(after.messages[4]?.role === "assistant" && after.messages[4].text, "done");
  assert.equal(after.messages.at(-1)?.id, "q3");
});

test("what still comes is looked for on the branch that is shown", () => {
  assert.deepEqual(
    runningOn({ messages }, "a2").map(({ id }) => id),
    ["a2"],
  );
  assert.deepEqual(runningOn({ messages }, "b1"), []);
  assert.deepEqual(runningOn({ messages }, undefined), []);
});
