import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "../../src/model/message.ts";
import type { ReplyOptions } from "../../src/model/model.ts";
import { buildRequest } from "../../src/reasoning/build-request.ts";
import { recipes } from "../../src/reasoning/recipes.ts";

/**
 * Expected requests are written by hand from the README and the chat template of deepseek-ai/DeepSeek-R1, the card of
 * DeepSeek-R1-0528 and DeepSeek's API documentation.
 */
const conversation: readonly Message[] = [
  { role: "system", text: "Be brief." },
  { role: "user", text: "What is 47 + 38?" },
  { role: "assistant", reasoning: "40 and 30…", text: "85" },
  { role: "user", text: "And 1 more?" },
];

const golden: readonly {
  readonly name: string;
  readonly family: keyof typeof recipes;
  readonly messages: readonly Message[];
  readonly options?: ReplyOptions;
  readonly request: unknown;
}[] = [
  {
    name: "R1: sampling as advised, system text in the first question, old thinking gone",
    family: "r1",
    messages: conversation,
    request: {
      messages: [
        { role: "user", content: "Be brief.\n\nWhat is 47 + 38?" },
        { role: "assistant", content: "85" },
        { role: "user", content: "And 1 more?" },
      ],
      temperature: 0.6,
      topP: 0.95,
      maxTokens: 32_768,
    },
  },
  {
    name: "R1: neighbours of the same role become one turn",
    family: "r1",
    messages: [
      { role: "user", text: "a" },
      { role: "user", text: "b" },
      { role: "assistant", text: "c" },
      { role: "assistant", text: "" },
      { role: "assistant", text: "d" },
      { role: "user", text: "e" },
    ],
    request: {
      messages: [
        { role: "user", content: "a\n\nb" },
        { role: "assistant", content: "c\n\nd" },
        { role: "user", content: "e" },
      ],
      temperature: 0.6,
      topP: 0.95,
      maxTokens: 32_768,
    },
  },
  {
    name: "R1: what the caller asks for wins",
    family: "r1",
    messages: [{ role: "user", text: "a" }],
    options: { temperature: 0, topP: 1, maxTokens: 100, maxThink: 50, seed: 7, stop: ["."], stallMs: 1_000 },
    request: { messages: [{ role: "user", content: "a" }], temperature: 0, topP: 1, maxTokens: 100, maxThink: 50, seed: 7, stop: ["."] },
  },
  {
    name: "R1: an unfinished reply keeps the thinking from which it goes on",
    family: "r1",
    messages: [
      { role: "user", text: "a" },
      { role: "assistant", reasoning: "Hm", text: "", open: "reasoning" },
    ],
    request: {
      messages: [
        { role: "user", content: "a" },
        { role: "assistant", content: "", reasoning: "Hm" },
      ],
      temperature: 0.6,
      topP: 0.95,
      maxTokens: 32_768,
      open: "reasoning",
    },
  },
  {
    name: "R1-0528: a system role of its own",
    family: "r1-0528",
    messages: conversation,
    request: {
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "What is 47 + 38?" },
        { role: "assistant", content: "85" },
        { role: "user", content: "And 1 more?" },
      ],
      temperature: 0.6,
      topP: 0.95,
      maxTokens: 32_768,
    },
  },
  {
    name: "V4: thinking switched on and replayed, no sampling",
    family: "v4",
    messages: conversation,
    request: {
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "What is 47 + 38?" },
        { role: "assistant", content: "85", reasoning: "40 and 30…" },
        { role: "user", content: "And 1 more?" },
      ],
      extra: { thinking: { type: "enabled" } },
    },
  },
  {
    name: "V3 and whatever is unknown: nothing added, nothing replayed",
    family: "unknown",
    messages: conversation,
    request: {
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "What is 47 + 38?" },
        { role: "assistant", content: "85" },
        { role: "user", content: "And 1 more?" },
      ],
    },
  },
];

for (const { name, family, messages, options = {}, request } of golden) {
  test(name, () => assert.deepEqual(buildRequest(recipes[family], messages, options), request));
}

test("V3 is asked like the unknown", () => {
  assert.deepEqual({ ...recipes.v3, family: "unknown" }, recipes.unknown);
});

test("empty instructions add nothing to the question", () => {
  const { messages } = buildRequest(
    recipes.r1,
    [
      { role: "system", text: " " },
      { role: "user", text: "2 + 2" },
    ],
    {},
  );
  assert.deepEqual(messages, [{ role: "user", content: "2 + 2" }]);
});
