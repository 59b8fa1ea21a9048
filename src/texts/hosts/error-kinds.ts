/** The kinds of failure around hosts, their lists and their keys. */
export type HostErrorKind =
  | "bad-stored-keys"
  | "host-left-r1"
  | "host-list"
  | "host-not-asked"
  | "host-without-key"
  | "key-as-argument"
  | "no-hosted-key"
  | "no-key-given"
  | "no-router"
  | "one-provider"
  | "retired-name"
  | "which-host"
  | "which-keys-action";
