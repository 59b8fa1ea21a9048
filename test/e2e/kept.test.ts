import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { ask, ended, type Rig, startRig, until } from "./rig.ts";
import { slowThought } from "./script.ts";

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig.close());

const thought = (page: Page) => page.locator(".thinking-text").evaluate((box) => box.textContent ?? "");
const isRest = (found: string) => slowThought.startsWith(found);

/** Waits for some of the slow thought, and says what has come. */
async function some(page: Page, characters: number): Promise<string> {
  await page.locator(".thinking.live").waitFor();
  await until(async () => (await thought(page)).length >= characters);
  return thought(page);
}

/** Reads the whole thought of a reply that has ended. */
async function whole(page: Page): Promise<string> {
  await page.locator(".verdict").waitFor();
  if ((await page.locator(".thinking-text").count()) === 0) await page.locator(".thinking summary").click();
  return thought(page);
}

test("leaving changes nothing: a reload in mid-thought shows the same text and goes on", async () => {
  const { page, context, troubles } = await rig.open();
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.type());
    void dialog.accept();
  });
  await ask(page, "slow please");
  const seen = await some(page, 100);
  assert.match(new URL(page.url()).hash, /^#c=./);
  await page.reload();
  const again = await some(page, seen.length);
  assert.ok(again.startsWith(seen) && isRest(again), again);
  assert.match(await page.locator(".thinking summary").innerText(), /^Thinking… \d/);
  assert.equal(await whole(page), slowThought);
  assert.equal(await page.locator(".answer").innerText(), "85");
  await page.reload();
  assert.equal(await whole(page), slowThought);
  assert.match(await page.locator(".figures").innerText(), /^40 tokens · 31 thinking · \d/);
  assert.deepEqual(dialogs, [], "nothing is asked before the page is left");
  assert.deepEqual(troubles, []);
  await context.close();
});

test("two tabs on one reply show the same, and a tab that was closed did not stop it", async () => {
  const { page, context, troubles } = await rig.open();
  await ask(page, "slow please");
  await some(page, 50);
  const other = await context.newPage();
  await other.goto(page.url());
  await some(other, 50);
  const address = page.url();
  await page.close();
  assert.equal(await whole(other), slowThought);
  const third = await context.newPage();
  await third.goto(address);
  assert.equal(await whole(third), slowThought);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("stopping keeps exactly what was seen, here and in another tab", async () => {
  const { page, context } = await rig.open();
  await ask(page, "slow please");
  await some(page, 100);
  const other = await context.newPage();
  await other.goto(page.url());
  await some(other, 100);
  await page.bringToFront();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.locator(".verdict").waitFor();
  const seen = await thought(page);
  assert.ok(seen.length >= 100 && isRest(seen));
  await until(() => rig.running() === 0);
  await other.locator(".verdict").waitFor();
  await until(async () => (await thought(other)) === seen);
  await page.reload();
  assert.equal(await whole(page), seen);
  await page.getByText("Stopped. What came is kept.").waitFor();
  await context.close();
});

test("stopping what the server has not acknowledged yet stops it all the same", async () => {
  const { page, context } = await rig.open();
  const held = Promise.withResolvers<void>();
  await page.route("**/api/runs", async (route) => {
    await held.promise;
    await route.continue();
  });
  await ask(page, "forever please");
  await page.locator(".progress").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Stopped. What came is kept.").waitFor();
  const before = rig.asked.length;
  held.resolve();
  await until(() => new URL(page.url()).hash.startsWith("#c="));
  await until(() => rig.running() === 0);
  assert.ok(rig.asked.length <= before + 1);
  await page.reload();
  await page.getByText("Stopped. What came is kept.").waitFor();
  await context.close();
});

test("a server that ends and comes back: the text stays, and the reply goes on from it", async () => {
  const { page, context } = await rig.open();
  await ask(page, "slow please");
  const seen = await some(page, 100);
  await rig.end();
  await page.getByText("Interrupted: the server ended while it answered.").waitFor();
  await rig.startAgain();
  await page.reload();
  const kept = await whole(page);
  assert.ok(kept.startsWith(seen) && isRest(kept));
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("Goes on from an interrupted reply.").waitFor();
  assert.equal(await whole(page), `${kept}And on.`);
  assert.equal(await page.locator(".answer").innerText(), "85");
  await page.getByRole("button", { name: "previous version" }).click();
  assert.equal(await whole(page), kept);
  await context.close();
});

test("a connection that drops is found again, without a gap and without anything double", async () => {
  const { page, context } = await rig.open();
  await ask(page, "slow please");
  await some(page, 60);
  await context.setOffline(true);
  await page.evaluate(() => {
    // Going offline leaves what flows; hiding the page ends it.
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    document.dispatchEvent(new Event("visibilitychange"));
    Object.defineProperty(document, "hidden", { configurable: true, get: () => false });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await page.getByText("Reconnecting…").waitFor();
  await context.setOffline(false);
  assert.equal(await whole(page), slowThought);
  assert.equal(await page.getByText("Reconnecting…").count(), 0);
  await context.close();
});

test("a page that nobody looks at keeps no connection, and marks its title when the reply has ended", async () => {
  const { page, context } = await rig.open();
  let open = 0;
  let opened = 0;
  const isRead = (url: string) => url.includes("/api/runs/text");
  page.on("request", (request) => {
    if (!isRead(request.url())) return;
    open++;
    opened++;
  });
  const closed = (request: { url(): string }) => {
    if (isRead(request.url())) open--;
  };
  page.on("requestfailed", closed);
  page.on("requestfinished", closed);
  await ask(page, "slow please");
  await some(page, 50);
  assert.equal(open, 1);
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await until(() => open === 0);
  await until(() => rig.running() === 0);
  await until(async () => (await page.title()).startsWith("✓ slow please"));
  assert.ok(opened > 1);
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => false });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  assert.equal(await whole(page), slowThought);
  await until(async () => (await page.title()) === "slow please · Fathom");
  await context.close();
});

test("an answer is asked for in the middle of the thought", async () => {
  const { page, context } = await rig.open();
  await ask(page, "slow please");
  await some(page, 50);
  await page.getByRole("button", { name: "Answer now" }).click();
  await page.locator(".answer").waitFor();
  await ended(page);
  assert.equal(await page.locator(".answer").innerText(), "85");
  const last = rig.asked.at(-1)?.at(-1);
  assert.equal(last?.role === "assistant" && last.open, "text");
  assert.ok(isRest((last?.role === "assistant" && last.reasoning) || "-"));
  await page.getByText("2/2").waitFor();
  await context.close();
});

test("a model that cannot go on from a text is asked again, and that is said", async () => {
  const { page, context } = await rig.open();
  await page.getByRole("radio").nth(1).check();
  await ask(page, "slow please");
  await some(page, 50);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("This model cannot go on from a text, so it was asked again.").waitFor();
  assert.equal(await whole(page), slowThought);
  await context.close();
});

test("a question that was asked twice because its answer got lost is one", async () => {
  const { page, context } = await rig.open();
  let lost = 0;
  await page.route("**/api/runs", async (route) => {
    if (lost++ > 0) return route.continue();
    await route.fetch();
    await route.abort();
  });
  const before = rig.asked.length;
  await ask(page, "bare question");
  await ended(page);
  assert.equal(lost, 2);
  assert.equal(rig.asked.length, before + 1);
  assert.equal(await page.locator(".turn").count(), 1);
  await context.close();
});
