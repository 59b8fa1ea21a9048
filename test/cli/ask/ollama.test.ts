import assert from "node:assert/strict";
import { test } from "node:test";
import { chatLine, doneLine, line, lines, startOllamaServer } from "../../support/ollama-server.ts";
import { runProgram } from "../../support/program.ts";
import { noTerminal, startInTerminal } from "../../support/terminal.ts";

const end = { do: "end" } as const;
const reply = [...lines(chatLine({ content: "", thinking: "Hm." }), chatLine({ content: "42" }), doneLine()), end];
const args = ["ask", "--model", "ollama:deepseek-r1:7b", "What is 6 x 7?"];

test("asks the Ollama that OLLAMA_HOST names", async (t) => {
  const server = await startOllamaServer();
  t.after(() => server.close());
  server.play(...reply);
  const env = { OLLAMA_HOST: server.baseUrl.replace("http://", "") };
  assert.deepEqual(await runProgram(t, args, { env }), { code: 0, stdout: "42\n", stderr: "Hm.\n" });
});

test("a script is told how to get a model that is not here, and nothing is downloaded", async (t) => {
  const server = await startOllamaServer({ missing: true });
  t.after(() => server.close());
  const { code, stdout, stderr } = await runProgram(t, args, { env: { OLLAMA_HOST: server.baseUrl } });
  assert.deepEqual([code, stdout], [69, ""]);
  assert.match(stderr, /fathom pull ollama:deepseek-r1:7b/);
  assert.equal(server.requests.length, 0);
});

test("no Ollama, and an OLLAMA_HOST that is none, are each said", async (t) => {
  const gone = await startOllamaServer();
  await gone.close();
  const down = await runProgram(t, args, { env: { OLLAMA_HOST: gone.baseUrl } });
  assert.equal(down.code, 69);
  assert.ok(down.stderr.includes(gone.baseUrl) && down.stderr.includes("ollama serve"), down.stderr);
  const bad = await runProgram(t, args, { env: { OLLAMA_HOST: "a b" } });
  assert.equal(bad.code, 78);
  assert.match(bad.stderr, /OLLAMA_HOST/);
  const other = await runProgram(t, ["ask", "--model", "fathom-tiny", "--max-tokens", "1", "2 + 2"], { env: { OLLAMA_HOST: "a b" } });
  assert.equal(other.code, 3, "a bad OLLAMA_HOST troubles only whoever asks Ollama");
});

test("a person is asked whether to get it, and then answered", { skip: noTerminal }, async (t) => {
  const server = await startOllamaServer({ missing: true });
  t.after(() => server.close());
  server.play(
    ...lines(line({ status: "pulling aabd", digest: "sha256:aabd", total: 4e9, completed: 1e9 }), line({ status: "success" })),
    end,
  );
  const program = startInTerminal(t, args, { env: { OLLAMA_HOST: server.baseUrl } });
  await program.shows("stdout", "[y/N]");
  const pulling = server.next();
  program.type("y\r");
  assert.equal((await pulling).path, "/api/pull");
  server.pulled();
  server.play(...reply);
  const { code, stdout } = await program.ended;
  assert.equal(code, 0, stdout);
  assert.match(stdout, /42/);
});

test("whoever says no is told how to do it later", { skip: noTerminal }, async (t) => {
  const server = await startOllamaServer({ missing: true });
  t.after(() => server.close());
  const program = startInTerminal(t, args, { env: { OLLAMA_HOST: server.baseUrl } });
  await program.shows("stdout", "[y/N]");
  program.type("\r");
  const { code, stdout } = await program.ended;
  assert.equal(code, 69, stdout);
  assert.match(stdout, /fathom pull ollama:deepseek-r1:7b/);
  assert.equal(server.requests.length, 0);
});
