import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "../../src/backends/describe.ts";
import { resolveTarget } from "../../src/catalogue/resolve-target.ts";

const exists = () => false;
const messages = [
  { role: "system", text: "Be brief." },
  { role: "user", text: "2 + 2" },
] as const;

test("shows a host's request with the name of the key where the key would stand", async () => {
  assert.deepEqual(await describe(resolveTarget("https://api.example.org/v1#deepseek-r1", { exists }), messages, { maxTokens: 100 }), {
    url: "https://api.example.org/v1/chat/completions",
    headers: { authorization: "Bearer $FATHOM_API_KEY" },
    body: {
      model: "deepseek-r1",
      messages: [{ role: "user", content: "Be brief.\n\n2 + 2" }],
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0.6,
      top_p: 0.95,
      max_tokens: 100,
    },
  });
});

test("shows which file would be asked, and how", async () => {
  const shown = await describe(resolveTarget("fathom-tiny", { exists }), messages);
  assert.match(JSON.stringify(shown), /fathom-tiny\.gguf.*"opensThought":true.*Be brief\.\\n\\n2 \+ 2/);
});

test("shows what an Ollama would be asked, with the size of its context", async () => {
  const shown = await describe(resolveTarget("ollama:deepseek-r1:7b", { exists }), messages, { maxTokens: 100 });
  assert.match(JSON.stringify(shown), /"url":"http:\/\/127\.0\.0\.1:11434\/api\/chat".*"think":true.*"num_ctx":16384.*"num_predict":100/);
});
