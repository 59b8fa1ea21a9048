/** The kinds of failure that only other programs meet, at `/v1`. */
export type V1ErrorKind =
  | "bad-field"
  | "bad-json"
  | "field-refused"
  | "no-endpoint-here"
  | "no-served-model"
  | "no-token"
  | "not-served"
  | "text-only"
  | "too-many-requests"
  | "too-many-tries"
  | "unknown-field"
  | "wrong-method";
