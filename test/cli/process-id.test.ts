import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { isProcessAlive, ownProcess } from "../../src/cli/process-id.ts";

const source = new URL("../../src/cli/process-id.ts", import.meta.url).href;

test("another process is known by its name while it runs, and a later one with its number is not taken for it", async () => {
  const script = `import { ownProcess } from ${JSON.stringify(source)}; console.log(ownProcess()); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const name = await new Promise<string>((resolve) => child.stdout.once("data", (data) => resolve(String(data).trim())));
  const [pid, began = "", since] = name.split("-");
  assert.equal(pid, String(child.pid));
  assert.equal(isProcessAlive(name), true);
  if (process.platform === "linux") assert.equal(isProcessAlive([pid, `${began}1`, since].join("-")), false);
  assert.equal(isProcessAlive(`${pid}--1000000000`), false);
  assert.equal(isProcessAlive(`${pid}--${since}`), true);
  child.kill("SIGKILL");
  await exited;
  assert.equal(isProcessAlive(name), false);
});

test("nobody asks about this process itself, and nonsense is not alive", () => {
  assert.equal(isProcessAlive(ownProcess()), false);
  for (const name of ["", "-", "x-1-2", "0-1-2", "-1-2"]) assert.equal(isProcessAlive(name), false, name);
});
