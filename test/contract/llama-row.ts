import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openLlama } from "../../src/backends/llama/open-llama.ts";
import { collect } from "../../src/model/collect.ts";
import type { ReplyOptions } from "../../src/model/model.ts";
import { recipes } from "../../src/reasoning/recipes.ts";
import { writeScriptedGguf } from "../support/scripted-gguf.ts";
import type { Cell, Rig, Row } from "./rig.ts";

/** Weights whose reply is this list of tokens, or the demonstration model's own. */
interface Plan {
  readonly script?: readonly string[];
  readonly expected?: Rig["expected"];
  readonly loops?: true;
  readonly options?: ReplyOptions;
  /** What is done with the engine's process as soon as it is there. */
  readonly onStarted?: (pid: number) => void;
  /** The stop ends the process: it was still loading, and nothing is worth keeping. */
  readonly endsProcess?: true;
}

const env = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** The engine's processes that this one has started. Linux tells; elsewhere the cell that needs it cannot run. */
const childrenFile = `/proc/${process.pid}/task/${process.pid}/children`;

function engines(): readonly number[] {
  const text = existsSync(childrenFile) ? readFileSync(childrenFile, "latin1") : "";
  return text
    .trim()
    .split(" ")
    .filter((pid) => pid !== "")
    .map(Number);
}

async function started(before: readonly number[]): Promise<number> {
  for (;;) {
    const pid = engines().find((one) => !before.includes(one));
    if (pid !== undefined) return pid;
    await sleep(5);
  }
}

async function gone(pid: number): Promise<void> {
  while (engines().includes(pid)) await sleep(5);
}

function plan({
  script = ["Hm.", "</think>", "42"],
  expected = { reasoning: "Hm.", answer: "42" },
  loops,
  options,
  onStarted,
  endsProcess,
}: Plan): Cell {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), "fathom-contract-"));
    const file = join(folder, "scripted.gguf");
    writeScriptedGguf({ file, script, ...(loops && { loops }) });
    const before = engines();
    const model = await openLlama({ target: { kind: "weights", id: "scripted", file, family: "r1" }, recipe: recipes.r1, file, env });
    const pid = started(before);
    if (onStarted !== undefined) void pid.then(onStarted);
    return {
      model,
      expected,
      asked: pid,
      // It answers again only when it has left the stopped reply.
      released: async () => (endsProcess ? gone(await pid) : collect(model.reply([{ role: "user", text: "a" }], { maxTokens: 1 }))),
      async close() {
        await model.close();
        rmSync(folder, { recursive: true });
      },
      ...(options && { options }),
    };
  };
}

const complete = plan({});
const endless = plan({ script: ["Hm", "m. "], loops: true });
const noHttp = "no HTTP is spoken";

export const llamaRow: Row = {
  backend: "llama",
  cells: {
    "complete reply": complete,
    "collected reply is the streamed one": complete,
    "split character": plan({ script: ["Hm.", "</think>", "🧮"], expected: { reasoning: "Hm.", answer: "🧮" } }),
    "clean cut": "the engine says how each reply ended, or it has died",
    "connection torn": "the process's death is the cell 'the other side dies'",
    "abort before the first text": plan({ script: ["Hm", "m. "], loops: true, endsProcess: true }),
    "abort in mid-reply": endless,
    "abort before asking": complete,
    "leaving the loop": endless,
    "closing the model": endless,
    "two replies at once": complete,
    "refused option": "it takes every option",
    "cut by its length": plan({ options: { maxTokens: 1 } }),
    stall: plan({ expected: { reasoning: "", answer: "" }, options: { stallMs: 5 } }),
    "status 400": noHttp,
    "status 401": noHttp,
    "status 402": noHttp,
    "status 404": noHttp,
    "status 422": noHttp,
    "status 429 with Retry-After": noHttp,
    "status 500": noHttp,
    "status 503": noHttp,
    "error inside the stream": "the engine's failures are those of its process",
    "the other side dies": plan({ expected: { reasoning: "", answer: "" }, onStarted: (pid) => process.kill(pid, "SIGKILL") }),
  },
};
