import type { Cost } from "../model/cost.ts";
import type { ChatError } from "../model/error.ts";
import type { Family } from "../model/family.ts";
import type { FinishPart, Part, StartPart } from "../model/part.ts";
import type { Usage } from "../model/usage.ts";
import type { Request } from "../reasoning/request.ts";
import type { Provenance } from "./provenance.ts";

/** A reply as far as it has come, in the form in which it is kept. */
export interface ReplyRecord {
  /** @param ms milliseconds since the reply was asked for. */
  take(part: Part, ms: number): void;
  /** Takes what it cost where the reply itself cannot say it: one that was stopped is charged, too. */
  charge(cost: Cost): void;
  /**
   * @param ended absent while it goes on.
   * @param ms as with `take`; the reply's own times hold where it gave any.
   */
  value(ended?: ReplyEnd, ms?: number): { readonly reasoning: string; readonly text: string; readonly reply: Provenance };
}

/** How a reply ended: its parts came to their end, its reader stopped it, its process had to end, or it failed. */
export type ReplyEnd = "ended" | "stopped" | "interrupted" | ChatError;

export interface ReplyRecordOptions {
  /** The name that is asked for. */
  readonly asked: string;
  readonly family: Family;
  /** What is sent, for its sampling. */
  readonly request: Pick<Request, "temperature" | "topP" | "maxTokens" | "maxThink" | "seed" | "stop">;
  /** The reply that this one goes on from, with the text that it begins with; no text where it was asked again. */
  readonly continues?: { readonly message: string; readonly reasoning: string; readonly text: string };
}

/** Collects one reply with where it came from. A machine without a clock. */
export function createReplyRecord({ asked, family, request, continues }: ReplyRecordOptions): ReplyRecord {
  const { temperature, topP, maxTokens, maxThink, seed, stop } = request;
  const sampling = {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(maxThink !== undefined && { maxThink }),
    ...(seed !== undefined && { seed }),
    ...(stop !== undefined && { stop }),
  };
  let start: StartPart | undefined;
  let finish: FinishPart | undefined;
  let charged: Cost | undefined;
  let reasoning = continues?.reasoning ?? "";
  let text = continues?.text ?? "";
  const characters = reasoning.length + text.length;
  let firstReasoningMs: number | undefined;
  let firstAnswerMs: number | undefined;
  const timed = (totalMs: number) => ({
    ...(firstReasoningMs !== undefined && { firstReasoningMs }),
    ...(firstAnswerMs !== undefined && { firstAnswerMs }),
    totalMs,
  });
  return {
    take(part, ms) {
      if (part.type === "reasoning") firstReasoningMs ??= ms;
      if (part.type === "text") firstAnswerMs ??= ms;
      if (part.type === "start") start = part;
      if (part.type === "reasoning") reasoning += part.text;
      if (part.type === "text") text += part.text;
      if (part.type === "finish") finish = part;
    },
    charge(cost) {
      charged = cost;
    },
    value(ended, ms) {
      const failure = typeof ended === "object" ? ended : undefined;
      const usage = finish?.usage ?? failure?.partial?.usage;
      const cost = finish?.cost ?? failure?.partial?.cost ?? charged;
      const timing = finish?.timing ?? failure?.partial?.timing ?? (ms === undefined ? undefined : timed(ms));
      const reply: Provenance = {
        state: stateOf(finish, ended),
        asked,
        family,
        ...(start && startOf(start)),
        sampling,
        ...(continues && { continues: { message: continues.message, characters } }),
        ...(finish && { finish: { reason: finish.reason, thought: finish.thought, ...(finish.assumed && { assumed: true as const }) } }),
        ...(timing && { timing }),
        ...(usage && { usage: countsOf(usage) }),
        ...(cost && { cost }),
        ...(failure && { error: errorOf(failure) }),
      };
      return { reasoning, text, reply };
    },
  };
}

function startOf({ model, host, provider, quantisation }: StartPart): Partial<Provenance> {
  return { model, host, ...(provider !== undefined && { provider }), ...(quantisation !== undefined && { quantisation }) };
}

/** The tokens alone: what the host charged stands under the cost. */
function countsOf({ reportedCost: _, ...counts }: Usage): NonNullable<Provenance["usage"]> {
  return counts;
}

function errorOf({ code, details }: ChatError): NonNullable<Provenance["error"]> {
  const { kind, host, model, keyName, keyUrl, option, file, status, retryAfterMs, limitMs, needBytes, haveBytes, said, near } = details;
  return {
    code,
    ...(kind !== undefined && { kind }),
    ...(host !== undefined && { host }),
    ...(model !== undefined && { model }),
    ...(keyName !== undefined && { keyName }),
    ...(keyUrl !== undefined && { keyUrl }),
    ...(option !== undefined && { option }),
    ...(file !== undefined && { file }),
    ...(status !== undefined && { status }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(limitMs !== undefined && { limitMs }),
    ...(needBytes !== undefined && { needBytes }),
    ...(haveBytes !== undefined && { haveBytes }),
    ...(said !== undefined && { said }),
    ...(near !== undefined && { near }),
  };
}

function stateOf(finish: FinishPart | undefined, ended: ReplyEnd | undefined): Provenance["state"] {
  if (finish !== undefined) return finish.reason === "stop" ? "complete" : "cut";
  if (ended === undefined) return "running";
  if (ended === "ended") return "cut";
  if (ended === "stopped" || ended === "interrupted") return ended;
  return ended.code === "cut-short" ? "cut" : "failed";
}
