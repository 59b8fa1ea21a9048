import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { TestContext } from "node:test";
import { chunk, type FaultServer, startFaultServer } from "../support/fault-server.ts";
import { startProgram } from "../support/program.ts";

/** `fathom serve` in a process of its own, as another program meets it. */
export interface Serving {
  /** Ends in `/v1`. */
  readonly url: string;
  readonly token: string;
  /** What stands behind `slow`: it does what a test tells it. */
  readonly host: FaultServer;
  /** Name of the model behind it. */
  readonly slow: string;
}

/** The demonstration model on the real engine, and a server on this computer that misbehaves on demand. */
export async function startServing(t: TestContext): Promise<Serving> {
  const host = await startFaultServer();
  t.after(() => host.close());
  const token = randomBytes(32).toString("base64url");
  const slow = `${host.url}#deepseek-r1`;
  const { child } = startProgram(t, ["serve", "--no-open", "--port", "0", "--model", slow], { env: { FATHOM_TOKEN: token } });
  let printed = "";
  child.stdout?.on("data", (text: string) => {
    printed += text;
  });
  while (!printed.includes("\n")) await Promise.race([once(child.stdout ?? child, "data"), once(child, "exit")]);
  return { url: `${new URL(printed.trim()).origin}/v1`, token, host, slow };
}

/** The demonstration model, which each client has to name. */
export const tiny = "fathom-tiny";

/** A question that it answers, in few enough words that its reply can be compared. */
export const sum = "What is 47 + 38?";

/** The beginning of a reply: a thought, and an answer that has begun. */
export const half = chunk({ reasoning_content: "Hm" }) + chunk({ content: "half" });
