import type { TestContext } from "node:test";
import type { Step } from "../../../src/backends/script.ts";
import type { ServerOptions } from "../../../src/server/start-server.ts";
import { type Rig, startRig } from "../rig.ts";

/** An object read off a response: the tests say what must be in it. */
// biome-ignore lint/suspicious/noExplicitAny: what came is compared as a whole, so a wrong guess of its form fails there.
export type Json = any;

export interface V1Rig extends Rig {
  /** Asks `played` with a body's fields, and whatever else the request should have. */
  readonly complete: (body: Readonly<Record<string, unknown>>, init?: RequestInit) => Promise<Response>;
}

export const hello = { role: "user", content: "7 + 5" } as const;

export async function startV1(t: TestContext, steps?: readonly Step[], change?: Partial<ServerOptions>): Promise<V1Rig> {
  const rig = await startRig(steps, change);
  t.after(() => rig.server.close());
  return {
    ...rig,
    complete: (body, init) =>
      rig.fetch("/v1/chat/completions", { method: "POST", body: JSON.stringify({ model: "played", messages: [hello], ...body }), ...init }),
  };
}

/** The events of a stream: each object, the word `[DONE]`, and each comment with its colon. */
export async function eventsOf(response: Response): Promise<readonly Json[]> {
  const events = (await response.text()).split("\n\n").filter((event) => event !== "");
  return events.map((event) => {
    if (event.startsWith(":")) return event;
    const data = event.replace(/^data: /, "");
    return data === "[DONE]" ? data : JSON.parse(data);
  });
}

/** What the deltas of a stream add up to. */
export function joined(events: readonly Json[]): {
  readonly content: string;
  readonly reasoning_content: string;
  readonly reasoning: string;
} {
  const all = (field: string) => events.map((event) => event.choices?.[0]?.delta?.[field] ?? "").join("");
  return { content: all("content"), reasoning_content: all("reasoning_content"), reasoning: all("reasoning") };
}
