import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromJson, toJson } from "../../src/conversation/json-file.ts";
import { ChatError } from "../../src/model/error.ts";
import { conversationArbitrary } from "./arbitrary.ts";
import { head, question, reply } from "./store-cases.ts";

test("what is written is read as it was, and written again byte for byte", () => {
  fc.assert(
    fc.property(fc.array(conversationArbitrary, { maxLength: 3 }), (conversations) => {
      const text = toJson(conversations);
      assert.deepEqual(fromJson(text), conversations);
      assert.equal(toJson(fromJson(text)), text);
    }),
  );
});

test("the order of fields does not change a byte", () => {
  const { id, title, createdAt } = head("c");
  const messages = [question("q", null, "2 + 2")];
  assert.equal(toJson([{ messages, createdAt, title, id }]), toJson([{ id, title, createdAt, messages }]));
});

test("a reply that was running is interrupted in its copy", () => {
  const running = reply("a", "q", "", { reply: { state: "running", asked: "m", family: "r1", sampling: {} } });
  const [copy] = fromJson(toJson([{ ...head("c"), messages: [question("q", null, "2 + 2"), running] }]));
  const message = copy?.messages[1];
  assert.equal(message?.role === "assistant" && message.reply.state, "interrupted");
});

const good = { ...head("c"), messages: [question("q", null, "2 + 2")] };
for (const [name, text, said] of [
  ["no JSON", "# Markdown", /JSON/],
  ["another object", '{"answer":"4"}', /schema/],
  ["a newer form", '{"schema":2,"conversations":[]}', /schema/],
  ["an unknown field", JSON.stringify({ schema: 1, conversations: [{ ...good, colour: "red" }] }), /colour/],
  ["a wrong time", JSON.stringify({ schema: 1, conversations: [{ ...good, createdAt: "yesterday" }] }), /createdAt/],
  ["a message twice", JSON.stringify({ schema: 1, conversations: [{ ...good, messages: [...good.messages, ...good.messages] }] }), /twice/],
  ["a child before its parent", JSON.stringify({ schema: 1, conversations: [{ ...good, messages: [question("q", "p", "?")] }] }), /parent/],
] as const) {
  test(`${name} is refused with what is wrong`, () => {
    assert.throws(
      () => fromJson(text),
      (error) => error instanceof ChatError && error.details.kind === "bad-import" && said.test(error.details.said ?? ""),
    );
  });
}

test("any text is read or refused, and nothing else happens", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      try {
        fromJson(text);
      } catch (error) {
        assert.ok(error instanceof ChatError);
      }
    }),
  );
});
