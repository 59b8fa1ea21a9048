import assert from "node:assert/strict";
import { test } from "node:test";
import { resolveTarget } from "../../src/catalogue/resolve-target.ts";
import { type Note, notesOf } from "../../src/cli/notes.ts";
import type { FinishPart, StartPart } from "../../src/model/part.ts";
import { texts } from "../../src/texts/cli-texts.ts";

const finish: FinishPart = { type: "finish", reason: "stop", thought: "closed", timing: { firstAnswerMs: 1, totalMs: 1 } };

function notes(asked: string, answering: string, change: Partial<FinishPart> = {}, thinks = true): readonly Note["code"][] {
  const target = resolveTarget(asked, { exists: (path) => path.startsWith("./") });
  const start: StartPart = { type: "start", model: answering, host: "h" };
  return notesOf({ target, thinks, texts: texts.en, start, finish: { ...finish, ...change } }).map(({ code }) => code);
}

const url = "https://h.example/v1#";

test("the same model under another spelling is no other model", () => {
  for (const [asked, answering] of [
    ["deepseek-ai/DeepSeek-R1", "deepseek-r1"],
    ["deepseek-r1", "unknown"],
    ["deepseek-r1:7b", "deepseek-r1:7b"],
    ["deepseek-r1", "deepseek-r1:latest"],
    ["deepseek/deepseek-r1:free", "deepseek/deepseek-r1"],
    ["r1.gguf", "/models/r1.gguf"],
  ] as const) {
    assert.deepEqual(notes(url + asked, answering), [], `${asked} ${answering}`);
  }
  assert.deepEqual(notes("./R1-Distill.gguf", "R1-Distill.gguf"), []);
});

test("another model, or another size of it, is said", () => {
  for (const [asked, answering] of [
    ["deepseek-r1", "deepseek-v3"],
    ["deepseek-r1", "deepseek-r1:1.5b"],
    ["deepseek-r1:70b", "deepseek-r1:7b"],
    ["deepseek-r1", "deepseek-r1-distill-qwen-1.5b"],
  ] as const) {
    assert.deepEqual(notes(url + asked, answering), ["other-model"], `${asked} ${answering}`);
  }
});

test("no thinking, assumed thinking and a cut are said; a model that never thinks is not blamed", () => {
  assert.deepEqual(notes(`${url}deepseek-r1`, "deepseek-r1", { thought: "none" }), ["without-thinking"]);
  assert.deepEqual(notes(`${url}deepseek-v3`, "deepseek-v3", { thought: "none" }, false), []);
  assert.deepEqual(notes(`${url}deepseek-r1`, "deepseek-r1", { thought: "open", assumed: true }), ["assumed"]);
  for (const reason of ["length", "budget", "filter"] as const) {
    assert.deepEqual(notes(`${url}deepseek-r1`, "deepseek-r1", { reason, thought: "open" }), ["cut"]);
  }
  assert.deepEqual(notes("fathom-tiny", "fathom-tiny"), ["demonstration"]);
});

test("a reply that ends without an answer is not called one", () => {
  const nothing = { timing: { totalMs: 1 } };
  assert.deepEqual(notes(`${url}deepseek-r1`, "deepseek-r1", { ...nothing, thought: "none" }), ["no-answer"]);
  assert.deepEqual(notes(`${url}deepseek-r1`, "deepseek-r1", { ...nothing, thought: "open" }), ["no-answer"]);
  assert.deepEqual(notes(`${url}deepseek-r1`, "deepseek-r1", { ...nothing, thought: "open", assumed: true }), ["assumed"]);
  assert.deepEqual(notes(`${url}deepseek-r1`, "deepseek-r1", { ...nothing, thought: "open", reason: "length" }), ["cut"]);
});
