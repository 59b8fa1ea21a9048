/** The kinds of failure that only the server and its command have. */
export type ServerErrorKind =
  | "bad-request"
  | "foreign-origin"
  | "no-fathom"
  | "no-server"
  | "no-session"
  | "no-such-conversation"
  | "no-such-message"
  | "not-built"
  | "not-found"
  | "other-token"
  | "port-taken"
  | "request-not-json"
  | "request-too-large"
  | "run-elsewhere"
  | "too-many-runs"
  | "unknown-argument"
  | "used-link";
