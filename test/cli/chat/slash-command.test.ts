import assert from "node:assert/strict";
import { test } from "node:test";
import { readLine } from "../../../src/cli/chat/slash-command.ts";
import { ChatError } from "../../../src/model/error.ts";

test("one word behind / is a command", () => {
  assert.deepEqual(readLine("/quit"), { kind: "command", name: "quit", argument: "" });
  assert.deepEqual(readLine("/HELP "), { kind: "command", name: "help", argument: "" });
  assert.deepEqual(readLine("/model  ./my file.gguf "), { kind: "command", name: "model", argument: "./my file.gguf" });
});

test("a path, several lines, and anything behind a blank are questions", () => {
  for (const line of ["/etc/passwd is what?", "/help\nme", " /help", "What is 2 / 3?", "//"]) {
    assert.deepEqual(readLine(line), { kind: "question", text: line.trim() });
  }
});

test("an unknown command is refused with the nearest one", () => {
  for (const [line, near] of [
    ["/hepl", ["/help"]],
    ["/regen", ["/regenerate"]],
    ["/xyzzyx", []],
  ] as const) {
    assert.throws(
      () => readLine(line),
      (error) => {
        assert.ok(error instanceof ChatError);
        assert.equal(error.code, "usage");
        assert.deepEqual(error.details.near?.slice(0, 1), near);
        return true;
      },
    );
  }
});
