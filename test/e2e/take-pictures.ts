// Takes the pictures of the page for the documents, with real replies: node test/e2e/take-pictures.ts [FOLDER]
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser } from "./browser.ts";
import { startCommand } from "./command.ts";
import { ask, ended } from "./rig.ts";

const folder = process.argv[2] ?? "docs";
await mkdir(folder, { recursive: true });
const command = await startCommand();
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ locale: "en-US", viewport: { width: 960, height: 640 } });
  await page.goto(command.link);
  await page.getByRole("textbox").waitFor();
  for (const question of ["What is 47 + 38?", "Which is larger, 9.11 or 9.9?"]) {
    await ask(page, question);
    await ended(page);
  }
  await page.locator(".thinking summary").last().click();
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `page-${colorScheme}.png`) });
  }
} finally {
  await browser.close();
  await command.close();
}
