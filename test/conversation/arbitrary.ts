import fc from "fast-check";
import type { Conversation, TreeMessage } from "../../src/conversation/conversation.ts";
import { type Provenance, replyStates } from "../../src/conversation/provenance.ts";
import { errorCodes } from "../../src/model/error.ts";
import { families } from "../../src/model/family.ts";

const time = fc
  .date({ min: new Date("2020-01-01T00:00:00Z"), max: new Date("2040-01-01T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString());
/** Every kind of text, the ones that a store may stumble over too. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    "\0",
    "a\0b",
    "\uD800",
    "x\uDC00y",
    "思考一下 47 + 38",
    'd\'un "mot"',
    "\u2028\u001b[2J",
    "'; DROP TABLE message; --",
  ),
);
const count = fc.nat(100_000);
/** Finite, and not −0, which JSON has not. */
const ms = fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0);

const some = <T extends object>(fields: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  // fast-check leaves out any of the keys, which is what "optional" means here.
  fc.record(fields, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Partial<T>>;

const provenance: fc.Arbitrary<Provenance> = fc
  .tuple(
    fc.constantFrom(...replyStates.filter((state) => state !== "running")),
    fc.constantFrom(...families),
    text,
    some({
      model: text,
      host: text,
      provider: text,
      quantisation: text,
      finish: fc.constantFrom(
        { reason: "stop", thought: "closed" } as const,
        { reason: "length", thought: "open", assumed: true } as const,
      ),
      timing: fc.constantFrom({ totalMs: 12.5 }, { firstReasoningMs: 0.1, firstAnswerMs: 2, totalMs: 3 }),
      usage: some({ promptTokens: count, cachedTokens: count, reasoningTokens: count, answerTokens: count, completionTokens: count }),
      cost: fc.record({ amount: ms, currency: fc.constantFrom("USD", "EUR") }, { noNullPrototype: true }),
      continues: fc.record({ message: text, characters: count }, { noNullPrototype: true }),
      error: fc.record({ code: fc.constantFrom(...errorCodes), said: text, status: count }, { noNullPrototype: true }),
    }),
    some({ temperature: ms, topP: ms, maxTokens: count, seed: count, stop: fc.array(text, { maxLength: 2 }) }),
  )
  .map(([state, family, asked, known, sampling]) => ({ ...known, state, asked, family, sampling }));

/** Any tree: each message hangs on one before it, or on none. */
export const conversationArbitrary: fc.Arbitrary<Conversation> = fc
  .record({
    id: fc.uuid(),
    title: text,
    createdAt: time,
    nodes: fc.array(
      fc.record({
        id: fc.uuid(),
        up: fc.nat(),
        at: time,
        role: fc.constantFrom("system", "user", "assistant"),
        text,
        reasoning: text,
        reply: provenance,
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ nodes, ...head }) => {
    const messages: TreeMessage[] = [];
    for (const { id, up, at, role, text: words, reasoning, reply } of nodes) {
      if (messages.some((message) => message.id === id)) continue;
      const parent = messages[up % (messages.length + 1)]?.id ?? null;
      messages.push(role === "assistant" ? { id, parent, at, role, reasoning, text: words, reply } : { id, parent, at, role, text: words });
    }
    return { ...head, messages };
  });
