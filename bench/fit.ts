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
for (const [context, words, maxTokens] of [
  [4_096, 20, 96],
  [8_192, 900, 64],
] as const) {
  const { need, tokensPerSecond } = fitOf(shape, bytes, context, lookAtMachine());
  const model = await openModel({ kind: "weights", id: "random", file, family: "r1" }, { env });
  let began = 0;
  let tokens = 0;
  let measured = 0;
  // The prompt's tokens and these fill the context that the engine makes: it grows in steps of 4,096.
  const question = Array.from({ length: words }, () => "aaaaa").join(" ");
  const most = context === 4_096 ? maxTokens : 64;
  for await (const part of model.reply([{ role: "user", text: question }], { maxTokens: most })) {
    if (part.type === "reasoning" || part.type === "text") began ||= performance.now();
    if (part.type === "finish") {
      tokens = part.usage?.completionTokens ?? 0;
      measured = (tokens - 1) / ((performance.now() - began) / 1_000);
    }
  }
  const memory = engineMemory();
  await model.close();
  const mib = (value: number) => `${(value / 2 ** 20).toFixed(0)} MiB`;
  const columns = [context, mib(need.total), mib(memory), (need.total / memory).toFixed(2)];
  line(`${columns.join("  ")}   | ${tokensPerSecond.toFixed(1)}  ${measured.toFixed(1)}  ${(tokensPerSecond / measured).toFixed(2)}`);
}
