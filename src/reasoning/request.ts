/** A conversation as it goes to a server: the recipe has been applied, nothing is left to decide. */
export interface Request {
  readonly messages: readonly RequestMessage[];
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
  readonly maxThink?: number;
  readonly seed?: number;
  readonly stop?: readonly string[];
  readonly schema?: Readonly<Record<string, unknown>>;
  /** Set when the last message is an unfinished reply to go on from. */
  readonly open?: "reasoning" | "text";
  /** Extra top-level fields that the recipe wants on an OpenAI-compatible host. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export interface RequestMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
  /** Only where the recipe replays earlier thinking, or on an open last message. */
  readonly reasoning?: string;
}
