import { ask, ended, startRig } from "./rig.ts";

const rig = await startRig();
const folder = "/tmp/page-shots";
for (const [name, options] of [
  ["wide", {}],
  ["dark", { colorScheme: "dark" }],
  ["small", { viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true }],
  ["french", { viewport: { width: 320, height: 700 }, locale: "fr-FR" }],
  ["frenchwide", { locale: "fr-FR" }],
] as const) {
  const { page, context } = await rig.open(options);
  await page.screenshot({ path: `${folder}/${name}-0.png` });
  await ask(page, "What is 47 + 38?");
  await ended(page);
  await page.locator(".verdict button").last().click();
  await page.getByText("2/2").waitFor();
  await ended(page);
  await ask(page, "slow please");
  await page.locator(".thinking.live").waitFor();
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${folder}/${name}-1.png` });
  await page.keyboard.press("Escape");
  await ended(page);
  await page.screenshot({ path: `${folder}/${name}-2.png` });
  await page.locator(".question-tools .quiet").last().click();
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: `${folder}/${name}-3.png` });
  await page.keyboard.press("Escape");
  await page.locator(".tools button").first().click();
  await page.locator(".panel li").first().waitFor();
  await page.screenshot({ path: `${folder}/${name}-4.png` });
  await page.locator(".row-tools button").first().click();
  await page.screenshot({ path: `${folder}/${name}-5.png` });
  await page.keyboard.press("Escape");
  await page.locator(".panel input").first().fill("sum");
  await page.locator(".excerpt").first().waitFor();
  await page.screenshot({ path: `${folder}/${name}-6.png` });
  await context.close();
}
await rig.close();
