import type { Cost } from "./cost.ts";
import { ChatError } from "./error.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import type { Message } from "./message.ts";
import type { Model, ReplyOptions } from "./model.ts";
import type { FinishPart, Part } from "./part.ts";
import { completionTokensOf } from "./token-rate.ts";
import type { Timing, Usage } from "./usage.ts";

/** How much may be spent, in the currency of the prices beside it. */
export interface Limit {
  /** Looked at before each reply, so that a conversation can share one purse. */
  readonly left: () => number;
  /** The dearest price of one token. */
  readonly input: number;
  readonly output: number;
  /** Tokens at which a reply ends by itself where the caller sets no limit; absent where nobody knows. */
  readonly usualTokens?: number;
}

export interface MeterOptions {
  /** What usage costs at this moment, from whoever knows the prices; undefined where nobody does. */
  readonly costOf: (usage: Usage, provider: string | undefined) => Cost | undefined;
  readonly limit?: Limit;
  /** Takes what each reply cost, however it ended: one that was stopped is charged, too. */
  readonly onCost?: (cost: Cost) => void;
}

/** Tokens of a chat template around one message, at most. */
const aroundMessage = 8;

/** Where nobody knows how long a reply may become, a budget for more tokens than this is kept by watching alone. */
const longestReply = 32_768;

/**
 * Puts what a reply cost into its finish, and into the failure that took its place. Tokens that the host does not count
 * are estimated from the text, and the cost is marked.
 *
 * With a limit, the reply is asked to be no longer than the money allows; a host that goes on all the same is stopped once
 * the estimate passes the limit. Both end in a finish whose reason is `budget`, with everything that had come.
 *
 * @throws ChatError `usage` (`over-budget`) before anything is sent, where the question alone costs more than is left.
 * @example
 * const counted = metered(model, { costOf: (usage) => costOf({ usage, price }) });
 */
export function metered(model: Model, { costOf, limit, onCost }: MeterOptions): Model {
  async function* reply(messages: readonly Message[], options: ReplyOptions = {}): AsyncIterable<Part> {
    const began = performance.now();
    const promptTokens = messages.reduce((sum, { text }) => sum + estimateTokens(text) + aroundMessage, 0);
    const left = limit?.left() ?? Number.POSITIVE_INFINITY;
    const affordable = limit === undefined ? undefined : affordableTokens(limit, left, promptTokens);
    const lowered =
      affordable !== undefined &&
      affordable < (options.maxTokens ?? limit?.usualTokens ?? longestReply) &&
      model.traits.accepts.includes("maxTokens");
    const sent = lowered ? { ...options, maxTokens: affordable } : options;

    let provider: string | undefined;
    let came = false;
    let tokens = 0;
    let first: Omit<Timing, "totalMs"> = {};
    let settled = false;

    function settle(usage: Usage = {}): { readonly cost?: Cost } {
      settled = true;
      const counted = { promptTokens: Math.ceil(promptTokens), completionTokens: Math.ceil(tokens), ...usage };
      const cost = costOf(counted, provider);
      if (cost === undefined) return {};
      const guessed = usage.promptTokens === undefined || completionTokensOf(usage) === undefined;
      const marked = guessed && !cost.reported && cost.amount > 0 ? { ...cost, estimated: true as const } : cost;
      onCost?.(marked);
      options.onCost?.(marked);
      return { cost: marked };
    }

    try {
      for await (const part of model.reply(messages, sent)) {
        switch (part.type) {
          case "status":
            yield part;
            break;
          case "start":
            came = true;
            provider = part.provider;
            yield part;
            break;
          case "reasoning":
          case "text": {
            tokens += estimateTokens(part.text);
            const moment = part.type === "text" ? "firstAnswerMs" : "firstReasoningMs";
            first = { [moment]: performance.now() - began, ...first };
            yield part;
            if (limit !== undefined && promptTokens * limit.input + tokens * limit.output > left) {
              yield { ...stopped(first, began), ...settle() };
              return;
            }
            break;
          }
          case "finish":
            yield { ...part, reason: part.reason === "length" && lowered ? "budget" : part.reason, ...settle(part.usage) };
            break;
          default:
            part satisfies never;
        }
      }
    } catch (error) {
      if (!(error instanceof ChatError) || error.partial === undefined || !came || settled) throw error;
      throw error.withPartial({ ...error.partial, ...settle(error.partial.usage) });
    } finally {
      if (came && !settled) settle();
    }
  }
  return { id: model.id, traits: model.traits, reply, close: () => model.close() };
}

/** Tokens of a reply that the money allows; undefined where they cost nothing. */
function affordableTokens({ input, output }: Limit, left: number, promptTokens: number): number | undefined {
  if (output === 0) return undefined;
  const tokens = Math.floor((left - promptTokens * input) / output);
  if (tokens < 1) throw new ChatError("usage", { kind: "over-budget", option: "max-cost" });
  return tokens;
}

function stopped(first: Omit<Timing, "totalMs">, began: number): FinishPart {
  const thought = first.firstAnswerMs === undefined ? "open" : first.firstReasoningMs === undefined ? "none" : "closed";
  return { type: "finish", reason: "budget", thought, timing: { ...first, totalMs: performance.now() - began } };
}
