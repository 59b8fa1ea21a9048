import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "./browser.ts";
import { ask, ended } from "./rig.ts";

const entry = fileURLToPath(new URL("../../src/cli/entry.ts", import.meta.url));

test("the whole way: command, link, page, a real engine, Ctrl-C", async () => {
  const home = await mkdtemp(join(tmpdir(), "fathom-e2e-"));
  const child = spawn(process.execPath, [entry, "serve", "--port", "0", "--model", "fathom-tiny"], {
    env: { PATH: process.env["PATH"], FATHOM_HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = once(child, "exit");
  const browser = await launchBrowser();
  try {
    const printed: string[] = [];
    const lines = createInterface(child.stdout);
    lines.on("line", (line) => printed.push(line));
    await once(lines, "line");
    const page = await browser.newPage({ locale: "en-US" });
    await page.goto(printed[0] ?? "");
    await page.getByRole("textbox").waitFor();
    await ask(page, "What is 47 + 38?");
    await ended(page);
    assert.match(await page.locator(".answer").innerText(), /\b85\b/);
    assert.match(await page.locator(".thinking summary").innerText(), /^Thought for/);
    assert.equal(await page.locator(".who .badge").innerText(), "not DeepSeek R1");
    child.kill("SIGINT");
    assert.deepEqual(await exit, [130, null]);
    assert.equal(printed.length, 1);
    assert.deepEqual(await readdir(join(home, "state")), []);
  } finally {
    child.kill("SIGKILL");
    await browser.close();
    await rm(home, { recursive: true });
  }
});
