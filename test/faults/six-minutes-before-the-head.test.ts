import assert from "node:assert/strict";
import { test } from "node:test";
import { openOpenai } from "../../src/backends/openai/open-openai.ts";
import { targetOfUrl } from "../../src/catalogue/target-of-url.ts";
import { collect } from "../../src/model/collect.ts";
import { recipes } from "../../src/reasoning/recipes.ts";
import { chunk, startFaultServer, stream } from "../support/fault-server.ts";

const minute = 60_000;
const skip = process.env["FATHOM_SLOW_TESTS"] === undefined && "takes six real minutes; FATHOM_SLOW_TESTS=1 runs it";

/** Node's own fetch gives up after five minutes without a head, and no fake clock would show it. */
test("six real minutes before the head are waited out", { skip, timeout: 8 * minute }, async (t) => {
  const server = await startFaultServer();
  const target = targetOfUrl(`${server.url}#deepseek-r1`);
  assert.ok(target.kind === "openai");
  const model = openOpenai({ target, recipe: recipes.r1 });
  t.after(async () => {
    await model.close();
    await server.close();
  });
  const text = [chunk({ reasoning_content: "Hm." }), chunk({ content: "42" }, { finish_reason: "stop" })];
  server.play({ do: "wait", ms: 6 * minute }, ...stream(...text), { do: "end" });
  const { answer, finish } = await collect(model.reply([{ role: "user", text: "What is 6 x 7?" }]));
  assert.equal(answer, "42");
  assert.ok(finish.timing.totalMs >= 6 * minute);
});
