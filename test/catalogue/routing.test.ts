import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hosts } from "../../src/catalogue/hosts.ts";
import { type Routing, routed } from "../../src/catalogue/routing.ts";

test("without a router nothing is added", () => {
  assert.deepEqual(routed("deepseek-ai/DeepSeek-R1", undefined), { model: "deepseek-ai/DeepSeek-R1", fields: {} });
});

test("behind the model's name: the flag, else what the name says, else the policy", () => {
  const routing: Routing = { always: {}, providersIn: "model", otherwise: "preferred" };
  assert.equal(routed("a/b", routing).model, "a/b:preferred");
  assert.equal(routed("a/b:novita", routing).model, "a/b:novita");
  assert.equal(routed("a/b:novita", { ...routing, providers: ["together"] }).model, "a/b:together");
});

test("named providers stand wherever the router looks for them, and what always holds stays", () => {
  const name = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1 }),
      fc.array(name, { minLength: 1, maxLength: 3 }),
      fc.jsonValue(),
      (providers, path, kept) => {
        const always = Object.freeze({ KEPT: kept });
        const { model, fields } = routed("m:free", { always, providersIn: [path, ["KEPT2"]], providers });
        assert.equal(model, "m:free");
        assert.deepEqual(fields["KEPT"], kept);
        assert.deepEqual(fields["KEPT2"], providers);
        assert.deepEqual(
          path.reduce<unknown>((into, key) => Object(into)[key], fields),
          providers,
        );
      },
    ),
  );
});

test("the catalogue's own entries are never changed by a request", () => {
  const before = JSON.stringify(hosts);
  for (const { routing } of hosts) if (routing !== undefined) routed("a/b", { ...routing, providers: ["x"] });
  assert.equal(JSON.stringify(hosts), before);
});
