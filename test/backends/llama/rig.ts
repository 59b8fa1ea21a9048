import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { openLlama } from "../../../src/backends/llama/open-llama.ts";
import type { Model } from "../../../src/model/model.ts";
import { recipes } from "../../../src/reasoning/recipes.ts";
import { type ScriptedGguf, writeScriptedGguf } from "../../support/scripted-gguf.ts";

/** What the engine's process needs to start, and nobody's keys. */
const { PATH = "" } = process.env;

/** The demonstration model on the real engine. */
export function openTiny(t: TestContext): Promise<Model> {
  return opened(t, "fathom-tiny", fileURLToPath(new URL("../../../models/fathom-tiny/fathom-tiny.gguf", import.meta.url)));
}

/** Weights on the real engine that say what the test wrote into them. */
export function openScripted(t: TestContext, scripted: Omit<ScriptedGguf, "file">): Promise<Model> {
  const folder = mkdtempSync(join(tmpdir(), "fathom-engine-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "scripted.gguf");
  writeScriptedGguf({ file, ...scripted });
  return opened(t, "scripted", file);
}

async function opened(t: TestContext, id: string, file: string): Promise<Model> {
  const model = await openLlama({ target: { kind: "weights", id, file, family: "r1" }, recipe: recipes.r1, file, env: { PATH } });
  t.after(() => model.close());
  return model;
}
