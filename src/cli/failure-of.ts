import { ChatError } from "../model/error.ts";
import { Interrupt } from "./interrupt.ts";

/** What there is to say about whatever was thrown; nothing where nobody reads any more. */
export function failureOf(error: unknown): ChatError | undefined {
  if (error instanceof ChatError) return error;
  if (error instanceof Interrupt) return error.exitCode === 0 ? undefined : new ChatError("stopped");
  return new ChatError("internal", { said: error instanceof Error ? error.message : String(error) }, { cause: error });
}
