import assert from "node:assert/strict";
import { test } from "node:test";
import { describeRequest } from "../../../src/backends/openai/describe-request.ts";
import { allowProviders } from "../../../src/catalogue/allow-providers.ts";
import { hosts } from "../../../src/catalogue/hosts.ts";
import { resolveTarget } from "../../../src/catalogue/resolve-target.ts";
import { type Family, families } from "../../../src/model/family.ts";
import type { Message } from "../../../src/model/message.ts";
import { recipes } from "../../../src/reasoning/recipes.ts";

const conversation: readonly Message[] = [
  { role: "system", text: "Be brief." },
  { role: "user", text: "2 + 2" },
  { role: "assistant", text: "4", reasoning: "Add them." },
  { role: "user", text: "And 3 + 3?" },
];

const always = { stream: true, stream_options: { include_usage: true } };
const sampled = { ...always, temperature: 0.6, top_p: 0.95, max_tokens: 32_768 };
const asSent = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "2 + 2" },
  { role: "assistant", content: "4" },
  { role: "user", content: "And 3 + 3?" },
];

/** What each family's recipe makes of the conversation, written by hand. */
const bodies: Readonly<Record<Family, Readonly<Record<string, unknown>>>> = {
  r1: {
    ...sampled,
    messages: [
      { role: "user", content: "Be brief.\n\n2 + 2" },
      { role: "assistant", content: "4" },
      { role: "user", content: "And 3 + 3?" },
    ],
  },
  "r1-0528": { ...sampled, messages: asSent },
  v4: {
    ...always,
    messages: [
      { role: "system", content: "Be brief." },
      { role: "user", content: "2 + 2" },
      { role: "assistant", content: "4", reasoning_content: "Add them." },
      { role: "user", content: "And 3 + 3?" },
    ],
    thinking: { type: "enabled" },
  },
  v3: { ...always, messages: asSent },
  unknown: { ...always, messages: asSent },
};

/** What a router adds, without and with providers that were named, written by hand from its documentation. */
const routers: Readonly<Record<string, { readonly free: object; readonly held: object; readonly suffix?: readonly [string, string] }>> = {
  openrouter: {
    free: { provider: { allow_fallbacks: false, data_collection: "deny" } },
    held: { provider: { allow_fallbacks: false, data_collection: "deny", only: ["novita"], order: ["novita"] } },
  },
  huggingface: { free: {}, held: {}, suffix: [":preferred", ":novita"] },
  vercel: {
    free: { providerOptions: { gateway: { disallowPromptTraining: true } } },
    held: { providerOptions: { gateway: { disallowPromptTraining: true, only: ["novita"], order: ["novita"] } } },
  },
};

for (const { id } of hosts) {
  test(`${id}: each recipe's request is what was written down`, () => {
    const router = routers[id];
    for (const family of families) {
      // A name that a retired model's refusal does not concern; the family is set below.
      const named = resolveTarget(`${id}:some/model`, { exists: () => false });
      assert.ok(named.kind === "openai");
      const bodyOf = (providers?: readonly string[]) => {
        const target = allowProviders({ ...named, family }, providers, hosts);
        assert.ok(target.kind === "openai");
        return describeRequest({ target, recipe: recipes[family], messages: conversation, options: {} }).body;
      };
      const [free = "", held = ""] = router?.suffix ?? [];
      assert.deepEqual(bodyOf(), { model: `some/model${free}`, ...bodies[family], ...router?.free }, family);
      if (router !== undefined)
        assert.deepEqual(bodyOf(["novita"]), { model: `some/model${held}`, ...bodies[family], ...router.held }, family);
    }
  });
}

test("every router of the catalogue is written down here", () => {
  assert.deepEqual(
    hosts.filter(({ routing }) => routing !== undefined).map(({ id }) => id),
    Object.keys(routers),
  );
});
