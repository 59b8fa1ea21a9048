import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/**
 * A real browser that finds nobody but this computer: what it tries to load from elsewhere fails, and is seen.
 *
 * @param rule another of Chromium's rules for finding hosts, which comes first.
 */
export async function launchBrowser(rule?: string): Promise<Browser> {
  const rules = [...(rule === undefined ? [] : [rule]), "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"];
  // The package's own list of arguments would switch the browser's protection of origins off.
  const args = ["--no-sandbox", "--disable-gpu", `--host-resolver-rules=${rules.join(" , ")}`];
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}
