import { ChatError } from "../model/error.ts";

/** What was asked for is not there, or is somebody else's: whoever asks cannot tell which. */
export function noSuchConversation(): ChatError {
  return new ChatError("usage", { kind: "no-such-conversation", status: 404 });
}

export function noSuchMessage(): ChatError {
  return new ChatError("usage", { kind: "no-such-message", status: 404 });
}
