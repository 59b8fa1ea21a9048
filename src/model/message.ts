export interface SystemMessage {
  readonly role: "system";
  readonly text: string;
}

export interface UserMessage {
  readonly role: "user";
  readonly text: string;
}

export interface AssistantMessage {
  readonly role: "assistant";
  readonly text: string;
  readonly reasoning?: string;
  /**
   * Only on a last message: the reply is not finished and goes on where it stopped. `"reasoning"` goes on thinking;
   * `"text"` closes the thought and goes on answering ("answer now").
   */
  readonly open?: "reasoning" | "text";
}

/** One turn of a conversation as a plain value: two messages with equal content are equal. */
export type Message = SystemMessage | UserMessage | AssistantMessage;
