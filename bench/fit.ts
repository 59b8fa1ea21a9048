/**
 * Estimate and measurement side by side, for the 1.5B distill's shape with random weights, through our own backend:
 *
 *     node bench/fit.ts FILE.gguf
 *
 * writes the weights where they are not there yet (1.12 GB), and leaves them.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { loadavg } from "node:os";
import { openModel } from "../src/backends/open.ts";
import { findDistill } from "../src/catalogue/find-distill.ts";
import { fitOf } from "../src/weights/fit.ts";
import { lookAtMachine } from "../src/weights/machine.ts";
import { writeRandomWeights } from "./random-weights.ts";

const file = process.argv[2] ?? "random-1.5b.gguf";
if (!existsSync(file)) writeRandomWeights(file);
const bytes = statSync(file).size;
const shape = findDistill("1.5b")?.distill.shape;
if (shape === undefined) throw new Error("the catalogue has no 1.5b");
const env = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** Peak resident memory of the engine's process, in bytes. Linux tells. */
function engineMemory(): number {
  const children = execFileSync("ps", ["--ppid", String(process.pid), "-o", "pid=", "--sort=-rss"], { encoding: "utf8" });
  const pid = children.trim().split(/\s+/)[0];
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(peak) * 1_024;
}

const line = (text: string) => process.stdout.write(`${text}\n`);
line(`weights ${bytes} bytes, load ${loadavg()[0]?.toFixed(2)}`);
line("context  estimate  measured  ratio   | tokens/s: estimate  measured  ratio");
/** Tokens that are really written; the context is made for as many as were allowed. */
const written = 64;
for (const [context, words] of [
  [4_096, 10],
  [8_192, 10],
  [8_192, 120],
  [32_768, 10],
] as const) {
  const { need, tokensPerSecond } = fitOf(shape, bytes, context, lookAtMachine());
  const model = await openModel({ kind: "weights", id: "random", file, family: "r1" }, { env });
  const stop = new AbortController();
  // Every letter is a token of its own.
  const question = "abcdefgh".repeat(words);
  let began = 0;
  let tokens = 0;
  let measured = 0;
  try {
    for await (const part of model.reply([{ role: "user", text: question }], {
      maxTokens: context - 8 * words - 64,
      signal: stop.signal,
    })) {
      if (part.type !== "reasoning" && part.type !== "text") continue;
      tokens++;
      if (began === 0) began = performance.now();
      else measured = (tokens - 1) / ((performance.now() - began) / 1_000);
      if (tokens === written) stop.abort(new Error("enough"));
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  const memory = engineMemory();
  await model.close();
  const mib = (value: number) => `${(value / 2 ** 20).toFixed(0)} MiB`;
  const columns = [`${context} (${words * 8})`, mib(need.total), mib(memory), (need.total / memory).toFixed(2)];
  line(`${columns.join("  ")}   | ${tokensPerSecond.toFixed(1)}  ${measured.toFixed(1)}  ${(tokensPerSecond / measured).toFixed(2)}`);
}
