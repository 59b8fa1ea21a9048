import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, ended, type Rig, startRig, until } from "./rig.ts";

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig.close());

test("a question that is put in another way is a branch beside the first, and both stay", async () => {
  const { page, context, troubles } = await rig.open();
  await ask(page, "turns one");
  await ended(page);
  await ask(page, "turns two");
  await page.getByText("I was told 3 messages.").waitFor();
  await page.getByRole("button", { name: "Edit the question" }).first().click();
  const editor = page.getByRole("textbox", { name: "Edit the question" });
  assert.equal(await editor.inputValue(), "turns one");
  await page.keyboard.press("Escape");
  await editor.waitFor({ state: "detached" });
  // The keyboard goes on where it was.
  await page.keyboard.press("Enter");
  await editor.fill("turns in another way");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("and on two lines");
  await page.keyboard.press("Enter");
  await page.getByText("I was told 1 messages.").waitFor();
  await ended(page);
  assert.equal(await page.locator(".question").innerText(), "turns in another way\nand on two lines");
  assert.equal(await page.locator(".question-tools .versions").innerText(), "‹\n2/2\n›");
  await page.getByRole("button", { name: "previous version" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("I was told 3 messages.").waitFor();
  assert.equal(await page.locator(".turn").count(), 2);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "previous version");
  await page.getByRole("button", { name: "next version" }).click();
  assert.equal(await page.locator(".turn").count(), 1);
  await page.reload();
  await page.getByText("2/2").waitFor();
  assert.deepEqual(troubles, []);
  await context.close();
});

test("another reply is a branch, too, and the conversation goes on from the one that is shown", async () => {
  const { page, context } = await rig.open();
  await ask(page, "turns one");
  await ended(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".verdict .versions").getByText("2/2").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".verdict .versions").getByText("3/3").waitFor();
  await page.getByRole("button", { name: "previous version" }).click();
  await page.getByText("2/3").waitFor();
  await ask(page, "turns two");
  await page.getByText("I was told 3 messages.").waitFor();
  await page.getByRole("button", { name: "previous version" }).click();
  await page.getByText("1/3").waitFor();
  assert.equal(await page.locator(".turn").count(), 1);
  await page.getByRole("button", { name: "next version" }).click();
  await page.getByText("I was told 3 messages.").waitFor();
  await context.close();
});

test("a question that is put in another way while its reply runs stops that one", async () => {
  const { page, context } = await rig.open();
  await ask(page, "forever please");
  await page.locator(".thinking.live").waitFor();
  await page.getByRole("button", { name: "Edit the question" }).click();
  await page.getByRole("textbox", { name: "Edit the question" }).fill("bare question");
  await page.keyboard.press("Enter");
  await page.locator(".answer").waitFor();
  await until(() => rig.running() === 0);
  await page.getByRole("button", { name: "previous version" }).click();
  await page.getByText("Stopped. What came is kept.").waitFor();
  await context.close();
});

test("fingers have room: what is touched is at least 44 pixels large", async () => {
  const { page, context } = await rig.open({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 700 } });
  await ask(page, "turns one");
  await ended(page);
  await page.getByRole("button", { name: "Try again" }).tap();
  await page.locator(".verdict").getByText("2/2").waitFor();
  for (const name of ["previous version", "next version", "Edit the question", "Try again"]) {
    const box = await page.getByRole("button", { name }).boundingBox();
    assert.ok(box !== null && box.width >= 44 && box.height >= 44, `${name}: ${JSON.stringify(box)}`);
  }
  await context.close();
});
