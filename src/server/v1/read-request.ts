import * as z from "zod";
import { nearest } from "../../catalogue/nearest.ts";
import { ChatError } from "../../model/error.ts";
import type { Message } from "../../model/message.ts";
import type { OptionName, ReplyOptions } from "../../model/model.ts";
import { knownFields, reviewFields } from "./fields.ts";
import { messages } from "./read-messages.ts";

/**
 * Under which names the thinking is sent. `reasoning_content` is DeepSeek's own (read by LangChain, the AI SDK and LiteLLM),
 * `reasoning` that of OpenRouter, Ollama and vLLM.
 */
export const reasoningFields = ["reasoning_content", "reasoning", "both"] as const;
export type ReasoningField = (typeof reasoningFields)[number];

/** A request, read: nothing of the outside's form is left. */
export interface ChatRequest {
  /** Absent: whatever is served. */
  readonly model?: string;
  readonly messages: readonly Message[];
  readonly options: ReplyOptions;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  readonly reasoningField: ReasoningField;
  /** Fields that were taken and not used. */
  readonly ignored: readonly string[];
}

const tokens = z.int().min(1).nullish();

/** `json_object` promises an object of any form. Names and descriptions of a schema are for models that are told of it. */
const responseFormat = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("text") }).transform(() => undefined),
  z.looseObject({ type: z.literal("json_object") }).transform(() => ({ type: "object", additionalProperties: true })),
  z
    .looseObject({ type: z.literal("json_schema"), json_schema: z.looseObject({ schema: z.record(z.string(), z.unknown()) }) })
    .transform(({ json_schema }) => json_schema.schema),
]);

const request = z.looseObject({
  model: z.string().min(1).max(500).nullish(),
  messages,
  stream: z.boolean().nullish(),
  // Obfuscation pads chunks against eavesdroppers; there are none on the way to this computer.
  stream_options: z.strictObject({ include_usage: z.boolean().nullish(), include_obfuscation: z.literal(false).nullish() }).nullish(),
  max_tokens: tokens,
  max_completion_tokens: tokens,
  stop: z.union([z.string().min(1), z.array(z.string().min(1)).max(16)]).nullish(),
  seed: z.int().nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
  response_format: responseFormat.nullish(),
  reasoning_field: z.enum(reasoningFields).nullish(),
});

/** More of a field's name is not repeated, in characters. */
const longestName = 100;

type Body = z.infer<typeof request>;

/** What a reply's options are called in a request. */
export const fieldOf: Readonly<Record<OptionName, string>> = {
  temperature: "temperature",
  topP: "top_p",
  maxTokens: "max_tokens",
  maxThink: "max_think",
  seed: "seed",
  stop: "stop",
  schema: "response_format",
};

/**
 * Reads the body of a request.
 *
 * @param header the reasoning field that a header asks for; the body outranks it.
 * @throws ChatError `usage` with status 400 and the field's name in `option`.
 */
export function readRequest(text: string, header?: string): ChatRequest {
  const value = parse(text);
  const review = reviewFields(value);
  if (review.refused !== undefined) {
    const field = review.refused.field.slice(0, longestName);
    throw review.refused.known
      ? refuse("field-refused", field)
      : new ChatError("usage", { kind: "unknown-field", status: 400, option: field, near: nearest(field, knownFields) });
  }
  const read = request.safeParse(header === undefined ? value : { reasoning_field: header, ...value });
  if (!read.success) throw fieldError(read.error);
  const body = read.data;
  if (body.messages.at(-1)?.role !== "user") throw refuse("bad-field", "messages", "the last one must be the user's");
  return {
    ...(body.model != null && { model: body.model }),
    messages: body.messages,
    options: optionsOf(body),
    stream: body.stream === true,
    includeUsage: body.stream_options?.include_usage === true,
    reasoningField: body.reasoning_field ?? "reasoning_content",
    ignored: [...review.ignored, ...(namesSpeakers(value) ? ["messages.name"] : [])],
  };
}

/** Whether messages say who speaks: R1 has a place for roles only. */
function namesSpeakers({ messages: all }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(all) && all.some((one: unknown) => z.object({ name: z.string() }).safeParse(one).success);
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch (cause) {
    throw new ChatError("usage", { kind: "bad-json", status: 400 }, { cause });
  }
}

function optionsOf({ temperature, top_p, max_tokens, max_completion_tokens, seed, stop, response_format }: Body): ReplyOptions {
  if (max_tokens != null && max_completion_tokens != null && max_tokens !== max_completion_tokens) {
    throw refuse("bad-field", "max_completion_tokens", "max_tokens says something else");
  }
  const maxTokens = max_completion_tokens ?? max_tokens;
  const stops = typeof stop === "string" ? [stop] : (stop ?? []);
  return {
    ...(temperature != null && { temperature }),
    ...(top_p != null && { topP: top_p }),
    ...(maxTokens != null && { maxTokens }),
    ...(seed != null && { seed }),
    ...(stops.length > 0 && { stop: stops }),
    ...(response_format != null && { schema: response_format }),
  };
}

function refuse(kind: string, option: string, said?: string): ChatError {
  return new ChatError("usage", { kind, status: 400, option, ...(said !== undefined && { said }) });
}

/** The first thing that is wrong, under the name that the client gave it. A field too many is a wish that cannot be granted. */
function fieldError(error: z.ZodError): ChatError {
  const issue = deepest(error.issues);
  const { path = [] } = issue ?? {};
  if (issue?.code === "unrecognized_keys") return refuse("field-refused", nameOf([...path, issue.keys[0] ?? ""]));
  if (path[0] === "messages" && path[2] === "content" && path.at(-1) === "type") return refuse("text-only", nameOf(path.slice(0, -1)));
  return refuse("bad-field", nameOf(path), issue?.message.slice(0, 200));
}

function nameOf(path: readonly PropertyKey[]): string {
  const name = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");
  return name.replace(/^\./, "").slice(0, longestName);
}

/** Of a value that fits none of several forms, what is wrong with the form that it comes closest to. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const [first] = issues;
  if (first?.code !== "invalid_union") return first;
  const inner = first.errors.map(deepest).filter((issue) => issue !== undefined && issue.path.length > 0)[0];
  return inner === undefined ? first : { ...inner, path: [...first.path, ...inner.path] };
}
