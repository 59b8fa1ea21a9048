import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { writePrivate } from "../private-file.ts";

/** How each system opens a file with what belongs to it. */
const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/**
 * Opens a launch link in the person's browser. By way of a private file, because everybody on a computer can read the
 * arguments of its programs, and the link holds a secret.
 *
 * @returns the file, to be removed later. That the browser really opened cannot be known.
 */
export async function openBrowser(link: string, folder: string): Promise<string> {
  const file = join(folder, "launch.html");
  await writePrivate(
    file,
    `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${link}"><title>Fathom</title>\n`,
  );
  const [command, ...first] = openers[process.platform] ?? ["xdg-open"];
  const child = spawn(command, [...first, pathToFileURL(file).href], { stdio: "ignore", detached: true });
  // Without such a program the printed link is there.
  child.on("error", () => undefined);
  child.unref();
  return file;
}
