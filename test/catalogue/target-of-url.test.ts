import assert from "node:assert/strict";
import { test } from "node:test";
import { targetOfUrl } from "../../src/catalogue/target-of-url.ts";
import { ChatError } from "../../src/model/error.ts";

test("the model's name is everything after the first #", () => {
  const target = targetOfUrl("http://127.0.0.1:8000/v1#org/name#2");
  assert.ok(target.kind === "openai");
  assert.deepEqual(
    [target.baseUrl, target.model, target.host, target.keyName],
    ["http://127.0.0.1:8000/v1", "org/name#2", "127.0.0.1:8000", "FATHOM_API_KEY"],
  );
});

test("a trailing slash and a pasted path of the endpoint are taken off", () => {
  for (const address of ["https://api.example.org/v1/", "https://api.example.org/v1/chat/completions", "https://api.example.org/v1"]) {
    const target = targetOfUrl(`${address}#m`);
    assert.ok(target.kind === "openai" && target.baseUrl === "https://api.example.org/v1");
  }
  const bare = targetOfUrl("https://api.example.org#m");
  assert.ok(bare.kind === "openai" && bare.baseUrl === "https://api.example.org");
});

test("the family follows from the model's name", () => {
  assert.equal(targetOfUrl("http://localhost:1/v1#DeepSeek-R1-Distill-Qwen-7B").family, "r1");
  assert.equal(targetOfUrl("http://localhost:1/v1#something").family, "unknown");
});

test("what cannot be used is refused, and a password is not repeated", () => {
  const cases = [
    ["http://127.0.0.1/v1", "usage", "url-without-model"],
    ["http://127.0.0.1/v1#", "usage", "url-without-model"],
    ["http://127.0.0.1/v1?api_key=canary-4711#m", "usage", "url-with-query"],
    ["http://user:canary-4711@127.0.0.1/v1#m", "config", "secret-in-url"],
    ["http://#m", "usage", "bad-url"],
  ] as const;
  for (const [name, code, kind] of cases) {
    assert.throws(
      () => targetOfUrl(name),
      (error) => {
        assert.ok(error instanceof ChatError);
        assert.deepEqual([error.code, error.details.kind], [code, kind]);
        assert.ok(!JSON.stringify([error.message, error.details]).includes("canary-4711"));
        return true;
      },
    );
  }
});
