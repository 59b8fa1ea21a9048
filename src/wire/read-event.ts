import * as z from "zod/mini";
import { type RunEvent, runEvent } from "./run.ts";

const eventTypes: readonly string[] = ["start", "status", "reasoning", "text", "end"] satisfies RunEvent["type"][];

/**
 * Reads one line of a streamed reply.
 *
 * @returns undefined for a blank line and for a type that this page does not know, so that a newer server may say more.
 * @throws SyntaxError or a zod error for a line that is neither.
 */
export function readEvent(line: string): RunEvent | undefined {
  if (line.trim() === "") return undefined;
  const value: unknown = JSON.parse(line);
  const known = runEvent.safeParse(value);
  if (known.success) return known.data;
  const named = z.object({ type: z.string() }).safeParse(value);
  if (named.success && !eventTypes.includes(named.data.type)) return undefined;
  throw known.error;
}
