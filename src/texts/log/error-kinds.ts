/** The kinds of failure that only kept conversations have. */
export type LogErrorKind =
  | "ambiguous-conversation"
  | "bad-import"
  | "conversation-gone"
  | "no-conversation"
  | "store-busy"
  | "store-damaged"
  | "store-foreign"
  | "store-newer"
  | "unknown-conversation"
  | "unknown-log-verb";
