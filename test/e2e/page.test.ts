import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { ask, ended, type Rig, startRig, until } from "./rig.ts";

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig.close());

test("a question: the thinking comes live, folds into one line, and the answer stands below", async () => {
  const { page, context, troubles } = await rig.open();
  assert.equal(new URL(page.url()).hash, "", "the secret stays in the address");
  await ask(page, "What is 47 + 38?");
  const thinking = page.locator(".thinking");
  await page.locator(".thinking.live").waitFor();
  assert.match(await thinking.locator("summary").innerText(), /^Thinking… \d/);
  assert.ok(await page.locator(".thinking-text").isVisible());
  await ended(page);
  assert.match(await thinking.locator("summary").innerText(), /^Thought for \d/);
  assert.equal(await page.locator(".thinking-text").count(), 0);
  assert.equal(await page.locator(".answer strong").innerText(), "85");
  assert.match(await page.locator(".figures").innerText(), /^40 tokens · 31 thinking · \d/);
  assert.equal(await page.locator(".who").innerText(), "fathom-tiny\nnot DeepSeek R1");
  assert.match(await page.locator(".remark").innerText(), /^For DeepSeek R1 itself: fathom serve --model BASE_URL#MODEL/);
  await thinking.locator("summary").click();
  assert.match(await page.locator(".thinking-text").innerText(), /together 85/);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("stopping: the model stops, what came stays, and the next question works", async () => {
  const { page, context, troubles } = await rig.open();
  await ask(page, "forever please");
  await page.locator(".thinking.live").waitFor();
  assert.equal(rig.running(), 1);
  await page.getByRole("button", { name: "Stop" }).click();
  await until(() => rig.running() === 0);
  await page.getByText("Stopped. What came is kept.").waitFor();
  assert.match(await page.locator(".thinking-text").innerText(), /together 85/);
  await ask(page, "bare question");
  await page.getByText("Answered without thinking.").waitFor();
  assert.deepEqual(troubles, []);
  await context.close();
});

test("Escape stops, too", async () => {
  const { page, context } = await rig.open();
  await ask(page, "forever please");
  await page.locator(".thinking.live").waitFor();
  await page.keyboard.press("Escape");
  await ended(page);
  await until(() => rig.running() === 0);
  await context.close();
});

test("one click on Stop stops, and a draft written meanwhile stays a draft; a second click on Ask stops nothing", async () => {
  const { page, context } = await rig.open();
  await page.getByRole("textbox").fill("forever please");
  await page.getByRole("button", { name: "Ask", exact: true }).dblclick();
  await page.locator(".thinking.live").waitFor();
  await page.getByRole("textbox").fill("half-written draft");
  await page.getByRole("button", { name: "Stop" }).click();
  await ended(page);
  assert.equal(await page.locator(".turn").count(), 1);
  assert.equal(await page.getByRole("textbox").inputValue(), "half-written draft");
  await context.close();
});

test("a failure says what to do, keeps the piece, and can be tried again", async () => {
  const { page, context } = await rig.open();
  await ask(page, "fail please");
  await ended(page);
  assert.equal(await page.getByRole("alert").innerText(), "The host is overloaded.\n\nTry again in a moment.");
  assert.match(await page.locator(".answer").innerText(), /The answer is/);
  await page.getByText("Incomplete: what came before the failure is kept.").waitFor();
  const before = rig.asked.length;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("2/2").waitFor();
  assert.equal(await page.locator(".turn").count(), 1);
  assert.equal(rig.asked.length, before + 1);
  await context.close();
});

test("a cut reply and a reply from somebody else are not passed over in silence", async () => {
  const { page, context } = await rig.open();
  await ask(page, "cut please");
  await page.getByText("Cut: the reply reached its greatest length. What came is kept.").waitFor();
  await ask(page, "other please");
  await page.getByText("somebody-else answered, although fathom-tiny was asked.").waitFor();
  await context.close();
});

test("a second turn carries the first", async () => {
  const { page, context } = await rig.open();
  await ask(page, "turns one");
  await page.getByText("I was told 1 messages.").waitFor();
  await ask(page, "turns two");
  await page.getByText("I was told 3 messages.").waitFor();
  assert.deepEqual(rig.asked.at(-1), [
    { role: "user", text: "turns one" },
    { role: "assistant", text: "I was told 1 messages.", reasoning: "Counting." },
    { role: "user", text: "turns two" },
  ]);
  await context.close();
});

test("Markdown, formulas and code are drawn as such", async () => {
  const { page, context, troubles } = await rig.open();
  await ask(page, "rich example");
  await ended(page);
  await page.locator(".answer math").first().waitFor();
  await page.locator(".answer .hljs-keyword").first().waitFor();
  assert.equal(await page.locator(".answer math").count(), 3);
  assert.equal(await page.locator(".answer math[display=block] munderover").count(), 1);
  assert.equal(await page.locator(".answer table td").count(), 6);
  assert.equal(await page.locator(".answer h4").innerText(), "A worked example");
  assert.match(await page.locator(".answer").innerText(), /not \$5, not \$6/);
  assert.equal(await page.locator(".answer a").getAttribute("rel"), "noopener noreferrer nofollow");
  assert.deepEqual(troubles, []);
  await context.close();
});

test("answers and code are copied as they were written", async () => {
  const { page, context } = await rig.open({ permissions: ["clipboard-read", "clipboard-write"] });
  await ask(page, "rich example");
  await ended(page);
  await page.locator(".code-bar button").click();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^def odd_sum\(n: int\) -> int:\n {4}# adds/);
  await page.getByRole("button", { name: "Copy answer" }).click();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^## A worked example\n\n[\s\S]*\\\[ \\sum_\{k=1\}/);
  await context.close();
});

test("one button saves the conversation with its thinking", async () => {
  const { page, context } = await rig.open();
  await ask(page, "What is 47 + 38?");
  await ended(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save" }).click()]);
  assert.match(download.suggestedFilename(), /^fathom-\d{4}-\d\d-\d\d-\d{4}\.md$/);
  const text = await readFile(await download.path(), "utf8");
  assert.match(text, /^# Conversation with fathom-tiny \(not DeepSeek R1\)\n/);
  assert.match(text, /\n## You\n\nWhat is 47 \+ 38\?\n/);
  assert.match(text, /\n> The reader wants a sum\.\n>\n> 47 \+ 38: first/);
  assert.match(text, /\n### Answer\n\n\*\*85\*\*\n/);
  await context.close();
});

test("French, from the browser or by choice, and the choice is kept", async () => {
  const { page, context } = await rig.open({ locale: "fr-FR" });
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  await ask(page, "fail please");
  await ended(page);
  assert.match(await page.getByRole("alert").innerText(), /Le serveur est surchargé/);
  await page.getByLabel("Langue").selectOption("en");
  assert.equal(await page.getByRole("button", { name: "Ask", exact: true }).count(), 1);
  await page.reload();
  await page.getByRole("button", { name: "Ask", exact: true }).waitFor();
  await context.close();
});

test("the model is chosen from the list, and the way to R1 is there", async () => {
  const { page, context } = await rig.open();
  assert.equal(await page.getByRole("radio").count(), 2);
  assert.ok(await page.getByText("How to get DeepSeek R1").isVisible());
  await page.getByRole("radio", { name: /deepseek-r1/ }).check();
  assert.equal(await page.getByLabel("Model").inputValue(), "openrouter:deepseek/deepseek-r1");
  assert.equal(await page.locator("header .badge").count(), 0);
  await context.close();
});

test("without the cookie the page says how to get a link, and a used link opens nothing", async () => {
  const context = await rig.browser.newContext();
  const page = await context.newPage();
  await page.goto(rig.server.url);
  await page.getByText("This page needs a launch link.").waitFor();
  await page.getByText("fathom serve --link").waitFor();
  const link = rig.server.link();
  const other = await rig.browser.newContext();
  const first = await other.newPage();
  await first.goto(link);
  await first.getByRole("textbox").waitFor();
  await page.goto(link);
  await page.getByText("This page needs a launch link.").waitFor();
  await context.close();
  await other.close();
});

test("whoever comes for a conversation without the cookie sees it once they have a link", async () => {
  const { page, context } = await rig.open();
  await ask(page, "bare question");
  await ended(page);
  const other = await rig.browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto(page.url());
  await stranger.getByText("This page needs a launch link.").waitFor();
  await stranger.goto(rig.server.link());
  await stranger.locator(".answer").waitFor();
  assert.equal(stranger.url(), page.url());
  await context.close();
  await other.close();
});

test("a server that has gone is named, with what to do", async () => {
  const { page, context } = await rig.open();
  await rig.end();
  await ask(page, "bare question");
  await ended(page);
  assert.match(await page.getByRole("alert").innerText(), /^The server does not answer\.\s+Is fathom serve still running/);
  await rig.startAgain();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".answer").waitFor();
  assert.equal(await page.locator(".turn").count(), 1);
  await context.close();
});
