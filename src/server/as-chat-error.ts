import { ChatError } from "../model/error.ts";

/** An abort is somebody's wish and no fault; what is left over is our own fault. */
export function asChatError(error: unknown, signal?: AbortSignal): ChatError {
  if (signal?.aborted === true) return new ChatError("stopped");
  return error instanceof ChatError ? error : new ChatError("internal", {}, { cause: error });
}
