import type { AssistantTreeMessage, TreeMessage } from "../conversation/conversation.ts";
import type { Provenance } from "../conversation/provenance.ts";
import { thinkingTime } from "../conversation/thinking-time.ts";
import type { ToldError } from "../wire/error.ts";
import type { ModelEntry } from "../wire/models.ts";
import { type Asked, askedOf } from "./asked.ts";
import { type LiveReply, placeOf, textsOf } from "./live-reply.ts";

/** Where a reply stands. All but the first three are its ends. */
export type Phase = "waiting" | "thinking" | "answering" | Exclude<Provenance["state"], "running">;

export type Question = Extract<TreeMessage, { readonly role: "user" }>;

/** One question with its reply, of the branch that is shown. An imported branch may lack one of the two. */
export interface Turn {
  readonly question?: Question;
  readonly reply?: AssistantTreeMessage;
}

/** The turns of a branch. Instructions stand in no turn. */
export function turnsOf(branch: readonly TreeMessage[]): readonly Turn[] {
  return branch.flatMap((message, index): readonly Turn[] => {
    if (message.role === "system") return [];
    const next = branch[index + 1];
    if (message.role === "user") return [{ question: message, ...(next?.role === "assistant" && { reply: next }) }];
    return branch[index - 1]?.role === "user" ? [] : [{ reply: message }];
  });
}

/** A reply as the page draws it. */
export interface Reply {
  readonly id: string;
  readonly phase: Phase;
  readonly asked: Asked;
  readonly reasoning: string;
  readonly answer: string;
  readonly provenance: Provenance;
  readonly live?: LiveReply;
  readonly error?: ToldError;
}

export interface ReplyOfOptions {
  readonly message: AssistantTreeMessage;
  readonly live?: LiveReply | undefined;
  readonly error?: ToldError | undefined;
  readonly models: readonly ModelEntry[];
}

/** The reply as it stands: what is kept, or what has come of one that runs. */
export function replyOf({ message: { id, reasoning, text, reply }, live, error, models }: ReplyOfOptions): Reply {
  const texts = live === undefined ? { reasoning, text } : textsOf(live);
  const provenance = live?.start === undefined ? reply : { ...reply, ...whoOf(live.start) };
  return {
    id,
    phase: phaseOf(reply, live),
    asked: askedOf(provenance, models),
    reasoning: texts.reasoning,
    answer: texts.text,
    provenance,
    ...(live && { live }),
    ...(error && { error }),
  };
}

function whoOf({ type: _, ...who }: NonNullable<LiveReply["start"]>): Partial<Provenance> {
  return who;
}

export function phaseOf({ state }: Provenance, live: LiveReply | undefined): Phase {
  if (state !== "running") return state;
  if (live?.stopping) return "stopped";
  return live === undefined || placeOf(live) === 0 ? "waiting" : live.pieces.at(-1)?.type === "text" ? "answering" : "thinking";
}

export function isRunning({ phase }: Pick<Reply, "phase">): boolean {
  return phase === "waiting" || phase === "thinking" || phase === "answering";
}

/** What had come before the page did is there within so many milliseconds. */
const momentMs = 1_000;

/** How long it thought, or has been thinking, in milliseconds; undefined where nobody knows. The server's own figures hold where they came. */
export function thinkingMs({ provenance, live }: Reply, now: number): number | undefined {
  if (live !== undefined) {
    const { firstReasoning, firstAnswer, joined } = live;
    // The answer was there when the page came: nobody here knows how long the thinking took.
    const missed = joined !== undefined && firstAnswer !== undefined && firstAnswer - joined < momentMs;
    return firstReasoning === undefined || missed ? undefined : (firstAnswer ?? now) - firstReasoning;
  }
  return thinkingTime(provenance);
}

/** Whether there is something to go on from: it did not come to its own end, and no host's filter ended it. */
export function canContinue({ phase, reasoning, answer, provenance }: Reply): boolean {
  if (reasoning + answer === "") return false;
  if (phase === "interrupted" || phase === "stopped") return true;
  if (phase === "cut") return provenance.finish === undefined || provenance.finish.reason === "length";
  return phase === "failed" && provenance.error?.code === "stalled";
}

/** Whether it is, or ended, in the middle of its thought. */
export function isInThought({ reasoning, answer }: Reply): boolean {
  return reasoning !== "" && answer === "";
}
