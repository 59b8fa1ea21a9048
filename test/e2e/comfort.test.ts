import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { ask, ended, type Rig, startRig } from "./rig.ts";

let rig: Rig;
let axe: string;
before(async () => {
  rig = await startRig();
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
});
after(() => rig.close());

/** What axe finds wrong, one line each. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  // Through the debugger, because the page's own policy lets no foreign script in.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // What the script that was just run defines.
    // Which levels of headings an answer has is its model's business.
    const { axe } = window as unknown as {
      axe: { run(options: unknown): Promise<{ passes: unknown[]; violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { passes, violations } = await axe.run({ rules: { "heading-order": { enabled: false } } });
    if (passes.length < 10) return ["axe saw too little"];
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [320, 1100]) {
    test(`no fault of access, ${colorScheme}, ${width} pixels wide`, async () => {
      const { page, context } = await rig.open({ colorScheme, viewport: { width, height: 700 }, reducedMotion: "reduce" });
      assert.deepEqual(await faultsOf(page), [], "welcome");
      await ask(page, "forever please");
      await page.locator(".thinking.live").waitFor();
      assert.deepEqual(await faultsOf(page), [], "thinking");
      await page.keyboard.press("Escape");
      await ask(page, "rich example");
      await page.locator(".hljs-keyword").first().waitFor();
      await ended(page);
      assert.deepEqual(await faultsOf(page), [], "answer");
      await ask(page, "fail please");
      await ended(page);
      assert.deepEqual(await faultsOf(page), [], "error");
      await page.getByRole("button", { name: "Edit the question" }).last().click();
      assert.deepEqual(await faultsOf(page), [], "editing");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Try again" }).last().click();
      await page.getByText("2/2").waitFor();
      await ended(page);
      assert.deepEqual(await faultsOf(page), [], "versions");
      await page.getByRole("button", { name: "Conversations" }).click();
      await page.locator(".panel li").first().waitFor();
      assert.deepEqual(await faultsOf(page), [], "list");
      await page
        .getByRole("button", { name: /^Rename: / })
        .first()
        .click();
      await page.getByRole("textbox", { name: "New title" }).waitFor();
      assert.deepEqual(await faultsOf(page), [], "renaming");
      await page.keyboard.press("Escape");
      await page.getByRole("searchbox").fill("sum");
      await page.locator(".excerpt").first().waitFor();
      assert.deepEqual(await faultsOf(page), [], "search");
      assert.equal(
        await page.locator(".conversations").evaluate((panel) => panel.scrollWidth - panel.clientWidth),
        0,
        "the list scrolls sideways",
      );
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(wide, width, "the page scrolls sideways");
      await context.close();
    });
  }
}

test("everything can be done with the keyboard", async () => {
  const { page, context } = await rig.open();
  await page.keyboard.type("What is 47 + 38?");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("Really?");
  await page.keyboard.press("Enter");
  await ended(page);
  assert.equal(await page.locator(".question").innerText(), "What is 47 + 38?\nReally?");
  const reached: string[] = [];
  // What Enter and Space do with what is reached, the tests of branches and of the list show.
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement?.textContent?.slice(0, 20) ?? ""));
  }
  for (const name of ["Conversations", "Save", "New", "Edit", "Copy answer", "Try again"])
    assert.ok(reached.includes(name), `${name} in ${reached.join(", ")}`);
  assert.ok(reached.some((name) => name.startsWith("Thought for")));
  await page.locator(".thinking summary").focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".thinking-text").isVisible());
  await context.close();
});

test("a screen reader hears a few sentences and not every token", async () => {
  const { page, context } = await rig.open();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const region = document.querySelector("output.spoken");
    if (region !== null)
      new MutationObserver(() => heard.push(region.textContent ?? "")).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
  });
  await ask(page, "What is 47 + 38?");
  await ended(page);
  // Put there a few lines above.
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const said = heard.filter((text) => text !== "");
  // A short answer may begin and end within one frame.
  assert.deepEqual(
    said.filter((text) => text !== "Answering."),
    ["Thinking.", "The answer is complete."],
  );
  assert.ok(said.length <= 3);
  await context.close();
});

/** Watches for tasks above 50 ms, which is when a page begins to feel stuck. */
async function watchLongTasks(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(window, { long });
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  // Put there three lines above.
  return () => page.evaluate(() => (window as unknown as { long: number[] }).long);
}

test("a thought of 32,000 tokens does not freeze the page", async (context) => {
  const { page, context: tab } = await rig.open();
  const longTasks = await watchLongTasks(page);
  await ask(page, "long please");
  await page.locator(".thinking.live").waitFor();
  await ended(page);
  const long = await longTasks();
  context.diagnostic(`tasks above 50 ms: ${long.map(Math.round).join(", ") || "none"}`);
  assert.ok(Math.max(0, ...long) < 2_000);
  await page.locator(".thinking summary").click();
  const shown = await page
    .locator(".thinking-text")
    .evaluate((box) => ({ length: box.textContent?.length ?? 0, chunks: box.childElementCount }));
  assert.ok(shown.length > 100_000);
  assert.ok(shown.chunks > 20 && shown.chunks < 400, `${shown.chunks} elements`);
  await page.reload();
  const longAgain = await watchLongTasks(page);
  await page.locator(".thinking summary").click();
  assert.equal(await page.locator(".thinking-text").evaluate((box) => box.textContent?.length ?? 0), shown.length);
  const again = await longAgain();
  context.diagnostic(`tasks above 50 ms after a reload: ${again.map(Math.round).join(", ") || "none"}`);
  assert.ok(Math.max(0, ...again) < 2_000);
  await tab.close();
});

test("a thought of 32,000 tokens is all there at once when the page is loaded in the middle of it", async (context) => {
  const { page, context: tab } = await rig.open();
  await ask(page, "longforever please");
  await page.getByText("Step 1599:").waitFor();
  await page.reload();
  const longTasks = await watchLongTasks(page);
  await page.getByText("Step 1599:").waitFor();
  const long = await longTasks();
  context.diagnostic(`tasks above 50 ms: ${long.map(Math.round).join(", ") || "none"}`);
  assert.ok(Math.max(0, ...long) < 2_000);
  assert.ok((await page.locator(".thinking-text").evaluate((box) => box.textContent?.length ?? 0)) > 100_000);
  await page.keyboard.press("Escape");
  await ended(page);
  await tab.close();
});

for (const shape of ["prose", "fence", "list"]) {
  test(`an answer of 32,000 tokens does not freeze the page (${shape})`, async (context) => {
    const { page, context: tab } = await rig.open();
    const longTasks = await watchLongTasks(page);
    await ask(page, `longanswer ${shape}`);
    await ended(page);
    const long = await longTasks();
    context.diagnostic(`tasks above 50 ms: ${long.map(Math.round).join(", ") || "none"}`);
    assert.ok(Math.max(0, ...long) < 5_000);
    const shown = await page.locator(".answer").evaluate((answer) => answer.textContent?.length ?? 0);
    assert.ok(shown > 80_000, `${shown} characters`);
    await tab.close();
  });
}
