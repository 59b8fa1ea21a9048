/** The kinds of failure of particular backends, and of what only some of them take. */
export type BackendErrorKind =
  | "bad-ollama-host"
  | "bad-schema"
  | "not-in-registry"
  | "not-pulled"
  | "ollama-down"
  | "pull-cut"
  | "pull-offline"
  | "schema-refused"
  | "secret-in-ollama-host";
