import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { ask, ended, type Rig, startRig, until } from "./rig.ts";

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig.close());

const panel = (page: Page) => page.getByRole("dialog", { name: "Earlier conversations" });

async function openList(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Conversations" }).click();
  await panel(page).waitFor();
}

async function converse(page: Page, ...questions: readonly string[]): Promise<void> {
  const button = page.getByRole("button", { name: "New" });
  if (await button.isEnabled()) await button.click();
  for (const question of questions) {
    await ask(page, question);
    await ended(page);
  }
}

test("what was asked earlier is listed, opened, renamed and deleted", async () => {
  const { page, context, troubles } = await rig.open();
  await ask(page, "bare first");
  await ended(page);
  await converse(page, "bare second");
  await openList(page);
  await panel(page).getByRole("link", { name: "bare second" }).waitFor();
  assert.equal(await panel(page).getByRole("link", { name: "bare second" }).getAttribute("aria-current"), "page");
  await panel(page).getByRole("link", { name: "bare first" }).click();
  await page.getByRole("heading", { name: "bare first" }).waitFor();
  assert.equal(await panel(page).count(), 0);
  assert.equal(await page.title(), "bare first · Fathom");
  await page.goBack();
  await page.getByRole("heading", { name: "bare second" }).waitFor();

  await openList(page);
  await panel(page).getByRole("button", { name: "Rename: bare second" }).click();
  await page.keyboard.press("Escape");
  await panel(page).getByRole("textbox", { name: "New title" }).waitFor({ state: "detached" });
  await panel(page).getByRole("button", { name: "Rename: bare second" }).click();
  await panel(page).getByRole("textbox", { name: "New title" }).fill("another name");
  await page.keyboard.press("Enter");
  await panel(page).getByRole("link", { name: "another name" }).waitFor();
  assert.equal(await page.title(), "another name · Fathom");

  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
  });
  await panel(page).getByRole("button", { name: "Delete: another name" }).click();
  assert.match(asked[0] ?? "", /Delete “another name”\? .*cannot be undone/);
  assert.equal(await panel(page).getByRole("link", { name: "another name" }).count(), 1);
  await panel(page).getByRole("button", { name: "Delete: another name" }).click();
  await panel(page).getByRole("link", { name: "another name" }).waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await page.getByText("Ask, and watch the thinking").waitFor();
  assert.equal(new URL(page.url()).hash, "");
  await page.reload();
  await openList(page);
  assert.equal(await panel(page).getByRole("link", { name: "another name" }).count(), 0);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a search finds words in questions, answers and thinking, and leads to their branch", async () => {
  const { page, context } = await rig.open();
  await converse(page, "turns aardvark");
  await page.getByRole("button", { name: "Edit the question" }).click();
  await page.getByRole("textbox", { name: "Edit the question" }).fill("turns buffalo");
  await page.keyboard.press("Enter");
  await page.getByText("2/2").waitFor();
  await ended(page);
  await converse(page, "bare other");
  await openList(page);
  const box = panel(page).getByRole("searchbox");
  await box.fill("nothinglikethis");
  await panel(page).getByText("Nothing was found.").waitFor();
  await box.fill("counting");
  await panel(page).getByText("Answer Counting.").first().waitFor();
  await box.fill("aardv");
  await panel(page).getByText("1 message found").waitFor();
  await panel(page).getByRole("link", { name: "turns aardvark" }).click();
  await page.getByRole("heading", { name: "turns aardvark" }).waitFor();
  await page.getByText("1/2").waitFor();
  assert.match(new URL(page.url()).hash, /^#c=[^&]+$/);
  await context.close();
});

test("what was found is in view, however long the conversation is", async () => {
  const { page, context } = await rig.open();
  await ask(page, "bare needle");
  await ended(page);
  for (let n = 0; n < 4; n++) {
    await ask(page, `rich ${n}`);
    await page
      .locator(".turn")
      .nth(n + 1)
      .locator(".verdict")
      .waitFor();
  }
  await openList(page);
  await panel(page).getByRole("searchbox").fill("needle");
  await panel(page).locator(".excerpt").waitFor();
  await panel(page).getByRole("link", { name: "bare needle" }).first().click();
  const heading = page.getByRole("heading", { name: "bare needle" });
  const isInView = () =>
    heading.evaluate((element) => element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().bottom <= innerHeight);
  await until(isInView);
  await context.close();
});

test("fifty at a time", async () => {
  const { page, context } = await rig.open();
  await page.evaluate(async () => {
    for (let n = 0; n < 55; n++) {
      const body = JSON.stringify({ key: `many ${n}`, model: "fathom-tiny", ask: { type: "question", text: `bare ${n}`, after: null } });
      await fetch("/api/runs", { method: "POST", body, headers: { "content-type": "application/json" } });
    }
  });
  await openList(page);
  await panel(page).getByRole("link").nth(49).waitFor();
  assert.equal(await panel(page).getByRole("link").count(), 50);
  await panel(page).getByRole("button", { name: "More" }).click();
  await panel(page).getByRole("link").nth(54).waitFor();
  await context.close();
});

test("a conversation that is gone is named as such, and a new one can be begun", async () => {
  const { page, context } = await rig.open();
  await page.evaluate(() => {
    location.hash = "#c=nobody";
  });
  await page.getByRole("alert").waitFor();
  await ask(page, "bare question");
  await ended(page);
  assert.equal(await page.getByRole("alert").count(), 0);
  await context.close();
});

test("a server that keeps nothing says so", async () => {
  const passing = await startRig({ keeps: false });
  try {
    const { page, context } = await passing.open();
    await page.getByText("Nothing is kept: conversations are gone when the server ends.").waitFor();
    await context.close();
  } finally {
    await passing.close();
  }
});
