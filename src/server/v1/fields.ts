/** Whether a value asks for nothing beyond what happens anyway. */
type IsNeutral = (value: unknown) => boolean;

const none: IsNeutral = () => false;
const zero: IsNeutral = (value) => value === 0;
const no: IsNeutral = (value) => value === false;
const empty: IsNeutral = (value) => typeof value === "object" && value !== null && Object.keys(value).length === 0;
const only =
  (...words: readonly string[]): IsNeutral =>
  (value) =>
    typeof value === "string" && words.includes(value);

/** What a request may say and is granted: `read-request.ts` reads it. */
const granted: readonly string[] = [
  "model",
  "messages",
  "stream",
  "stream_options",
  "max_tokens",
  "max_completion_tokens",
  "stop",
  "seed",
  "temperature",
  "top_p",
  "response_format",
  "reasoning_field",
];

/**
 * What would change the reply and cannot be done: refused, unless it asks for what happens anyway. The names are those of
 * OpenAI's "Create chat completion" and, for `thinking`, of DeepSeek's "Thinking Mode".
 */
const refused: Readonly<Record<string, IsNeutral>> = {
  n: (value) => value === 1,
  tools: empty,
  tool_choice: only("none"),
  functions: empty,
  function_call: only("none"),
  logprobs: no,
  top_logprobs: zero,
  logit_bias: empty,
  frequency_penalty: zero,
  presence_penalty: zero,
  modalities: (value) => Array.isArray(value) && value.every((one) => one === "text"),
  audio: none,
  web_search_options: none,
  reasoning_effort: none,
  verbosity: only("medium"),
  moderation: none,
  thinking: (value) => typeof value === "object" && value !== null && "type" in value && value.type === "enabled",
};

/** What concerns accounts, caches and speed and never the reply: taken, left unused, and named in `x-fathom-ignored`. */
const ignored: readonly string[] = [
  "user",
  "metadata",
  "store",
  "service_tier",
  "safety_identifier",
  "prompt_cache_key",
  "prompt_cache_retention",
  "prompt_cache_options",
  "parallel_tool_calls",
  "prediction",
];

/** What becomes of the fields of a request. */
export interface FieldReview {
  /** The first field that cannot be honoured, and whether it is known at all. */
  readonly refused?: { readonly field: string; readonly known: boolean };
  readonly ignored: readonly string[];
}

/** Every name that a request may use. */
export const knownFields: readonly string[] = [...granted, ...Object.keys(refused), ...ignored];

/**
 * Looks at the names in a request. `null` means absent, as several clients write it. A field that nobody knows is refused
 * like one that cannot be done: it may be a wish, and a wish is never passed over.
 */
export function reviewFields(body: Readonly<Record<string, unknown>>): FieldReview {
  const given = Object.keys(body).filter((name) => body[name] !== null);
  const bad = given.find((name) => {
    if (granted.includes(name) || ignored.includes(name)) return false;
    return !Object.hasOwn(refused, name) || refused[name]?.(body[name]) !== true;
  });
  return {
    ...(bad !== undefined && { refused: { field: bad, known: knownFields.includes(bad) } }),
    ignored: given.filter((name) => ignored.includes(name)),
  };
}
