import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openStore, storeFile } from "../../src/cli/log/open-store.ts";
import { newSecret } from "../../src/server/secrets.ts";
import { chunk, startFaultServer, stream } from "../support/fault-server.ts";
import { launchBrowser } from "./browser.ts";
import { startCommand } from "./command.ts";
import { ask, ended, until } from "./rig.ts";

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

/** Waits until a reply that still comes is on the disk as far as this: what is written is gathered for a moment. */
async function onDisk(home: string, text: string): Promise<void> {
  const store = await openStore(storeFile(join(home, "data")));
  try {
    await until(async () => {
      const [conversation] = await store.list("local", { limit: 1 });
      const reply = conversation && (await store.get("local", conversation.id))?.messages.at(-1);
      const read = reply && (await store.readRun("local", reply.id, 0));
      return read?.pieces.map((piece) => piece.text).join("") === text;
    });
  } finally {
    await store.close();
  }
}

test("a server that was killed in mid-thought and comes back: the page finds it, and the text is there to go on from", async () => {
  const host = await startFaultServer();
  host.play(...stream(chunk({ reasoning_content: "So far, so good." })), { do: "hang" });
  const env = { FATHOM_TOKEN: newSecret(), FATHOM_API_KEY: "k" };
  const model = `${host.url}#deepseek-r1`;
  const first = await startCommand(["--model", model], 1, { env });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ locale: "en-US" });
    await page.goto(first.link);
    await page.getByRole("textbox").waitFor();
    await page.getByLabel("Model").first().selectOption(model);
    await ask(page, "Why?");
    await page.getByText("So far, so good.").waitFor();
    await onDisk(first.home, "So far, so good.");
    first.child.kill("SIGKILL");
    await first.exit;
    await page.getByText("Reconnecting…").waitFor();
    const second = await startCommand(["--model", model, "--port", new URL(first.link).port], 1, { env, home: first.home });
    try {
      await page.getByText("Interrupted: the server ended while it answered. What came is kept.").waitFor();
      assert.equal(await page.locator(".thinking-text").innerText(), "So far, so good.");
      assert.equal(await page.getByText("Reconnecting…").count(), 0);
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByText("2/2").waitFor();
    } finally {
      await second.close();
    }
  } finally {
    await browser.close();
    await first.close();
    await host.close();
  }
});
