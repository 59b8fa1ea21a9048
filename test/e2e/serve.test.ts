import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { launchBrowser } from "./browser.ts";
import { startCommand } from "./command.ts";
import { ask, ended } from "./rig.ts";

test("the whole way: command, link, page, a real engine, Ctrl-C", async () => {
  const command = await startCommand();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ locale: "en-US" });
    await page.goto(command.link);
    await page.getByRole("textbox").waitFor();
    await ask(page, "What is 47 + 38?");
    await ended(page);
    assert.match(await page.locator(".answer").innerText(), /\b85\b/);
    assert.match(await page.locator(".thinking summary").innerText(), /^Thought for/);
    assert.equal(await page.locator(".who .badge").innerText(), "not DeepSeek R1");
    command.child.kill("SIGINT");
    assert.deepEqual(await command.exit, [130, null]);
    assert.equal(command.printed.length, 1);
    assert.deepEqual(await readdir(join(command.home, "state")), []);
  } finally {
    await browser.close();
    await command.close();
  }
});
