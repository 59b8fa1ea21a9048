import assert from "node:assert/strict";
import { test } from "node:test";
import { openModel } from "../../src/backends/open.ts";
import { resolveTarget } from "../../src/catalogue/resolve-target.ts";
import { ChatError } from "../../src/model/error.ts";

const exists = () => false;

test("opens the packaged weights and any URL without starting or connecting anything", async () => {
  const local = await openModel(resolveTarget("fathom-tiny", { exists }));
  const hosted = await openModel(resolveTarget("http://127.0.0.1:9/v1#deepseek-r1", { exists }));
  assert.deepEqual([local.traits.thinks, local.traits.continues], [true, ["reasoning", "text"]]);
  assert.deepEqual([hosted.traits.thinks, hosted.traits.accepts.includes("maxThink")], [true, false]);
  await local.close();
  await hosted.close();
});

test("an option that the family's hosts would ignore is not accepted", async () => {
  const model = await openModel(resolveTarget("http://127.0.0.1:9/v1#deepseek-v4", { exists }));
  assert.deepEqual(model.traits.accepts, ["maxTokens", "seed", "stop"]);
  await model.close();
});

test("a host that wants a key is not asked without one", async () => {
  await assert.rejects(openModel(resolveTarget("openrouter:deepseek/deepseek-r1", { exists })), (error) => {
    assert.ok(error instanceof ChatError);
    assert.deepEqual([error.code, error.details.kind, error.details.keyName], ["config", "missing-key", "OPENROUTER_API_KEY"]);
    return true;
  });
});
