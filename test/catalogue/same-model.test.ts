import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameModel } from "../../src/catalogue/same-model.ts";

test("one model has many spellings, and sizes are other models", () => {
  for (const answering of ["deepseek-r1", "DeepSeek-R1", "deepseek-ai/DeepSeek-R1", "/models/DeepSeek-R1.gguf", "deepseek-r1:latest"])
    assert.ok(isSameModel("deepseek/deepseek-r1", answering), answering);
  for (const answering of ["deepseek-v3", "deepseek-r1:7b", "deepseek-r1-distill-qwen-7b", ""])
    assert.ok(!isSameModel("deepseek/deepseek-r1", answering), answering);
});
