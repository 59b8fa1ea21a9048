import assert from "node:assert/strict";
import { test } from "node:test";
import { chunk, done, stream } from "../../support/fault-server.ts";
import { answering, newHome, sentTo } from "../log/rig.ts";

test("/continue goes on from a thought that was cut, and keeps it as a branch beside the cut one", async (t) => {
  const { run, kept } = await newHome(t);
  const cut = await run(["ask", "-m", "fathom-tiny", "--seed", "1", "--max-tokens", "12", "What is 47 + 38?"]);
  assert.equal(cut.code, 3);
  const { stdout } = await run(["chat", "-c", "-m", "fathom-tiny"], { stdin: "/continue\n/continue\n" });
  assert.match(stdout, /85/);
  const [one] = await kept();
  const [question, first, second] = one?.messages ?? [];
  assert.equal(one?.messages.length, 3);
  assert.deepEqual([first?.parent, second?.parent], [question?.id, question?.id]);
  assert.ok(second?.reasoning?.startsWith(first?.reasoning ?? " "));
  assert.deepEqual(second?.reply?.["continues"], { message: first?.id, characters: first?.reasoning?.length });
  assert.match(String(second?.text), /85/);
});

test("/continue asks a model again that cannot go on from a text, and says so", async (t) => {
  const { server, model, run, kept } = await newHome(t);
  server.play(...stream(chunk({ reasoning_content: "Hm. " }), chunk({ content: "It is" }), chunk({}, { finish_reason: "length" }), done), {
    do: "end",
  });
  await run(["ask", "-m", model, "2 + 2"]);
  server.play(...answering("4"));
  const { stderr, stdout } = await run(["chat", "-c", "-m", model], { stdin: "/continue\n/continue\nand 3?\n" });
  assert.match(stderr, /This model cannot go on from a text, so it is asked again\.[\s\S]*There is no reply to go on with\./);
  assert.equal(stdout, "4\n4\n");
  assert.deepEqual(sentTo(server)[1], [{ role: "user", content: "2 + 2" }]);
  assert.equal(sentTo(server)[2].length, 3);
  const [one] = await kept();
  assert.deepEqual(
    one?.messages.map(({ text, reply }) => [text, reply?.["continues"]]),
    [
      ["2 + 2", undefined],
      ["It is", undefined],
      ["4", { message: one?.messages[1]?.id, characters: 0 }],
      ["and 3?", undefined],
      ["4", undefined],
    ],
  );
});

test("/continue without anything to go on with says so", async (t) => {
  const { model, run } = await newHome(t);
  const { stderr } = await run(["chat", "-m", model], { stdin: "/continue\n" });
  assert.match(stderr, /no reply to go on with/);
});
