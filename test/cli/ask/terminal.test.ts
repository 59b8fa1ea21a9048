import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { chunk, done, type ServerStep, startFaultServer, stream } from "../../support/fault-server.ts";
import { noTerminal, startInTerminal, type TerminalOptions } from "../../support/terminal.ts";

const esc = "\u001b";
const hostile = `${esc}[2J${esc}]0;evil\u0007a\u009b31mb\u202ec\rd\be`;
const shown = "[2J]0;evila31mbcde";

async function inTerminal(t: TestContext, steps: readonly ServerStep[], args: readonly string[] = [], options: TerminalOptions = {}) {
  const server = await startFaultServer();
  t.after(() => server.close());
  server.play(...steps);
  return startInTerminal(t, ["ask", "--model", `${server.url}#deepseek-r1`, ...args, "2 + 2"], options).ended;
}

const reply: readonly ServerStep[] = [
  ...stream(chunk({ reasoning_content: hostile }), chunk({ content: hostile }), chunk({}, { finish_reason: "stop" }), done),
  { do: "end" },
];

test("nothing that a model writes is obeyed by a terminal, on either stream", { skip: noTerminal }, async (t) => {
  const { code, stdout } = await inTerminal(t, reply, [], { env: { NO_COLOR: "1" } });
  assert.equal(code, 0);
  assert.equal(stdout.split(shown).length, 3, JSON.stringify(stdout));
  // The status line's own erasing is all that is left.
  assert.doesNotMatch(stdout.replaceAll(`\r${esc}[K`, ""), new RegExp(`${esc}|\u009b|\u0007|\u202e|\b`));
});

test("a terminal on stdout alone is filtered, too", { skip: noTerminal }, async (t) => {
  const { stdout } = await inTerminal(t, reply, [], { redirect: "2>/dev/null" });
  assert.equal(stdout, `${shown}\r\n`);
});

test("with colour the thinking is set apart, with NO_COLOR and TERM=dumb it is not", { skip: noTerminal }, async (t) => {
  const dim = `${esc}[2m`;
  assert.ok((await inTerminal(t, reply)).stdout.includes(dim));
  for (const env of [{ NO_COLOR: "1" }, { TERM: "dumb" }]) assert.ok(!(await inTerminal(t, reply, [], { env })).stdout.includes(dim));
});

test("the status stays on one line of 40 columns and is gone in the end", { skip: noTerminal }, async (t) => {
  const steps: readonly ServerStep[] = [{ do: "wait", ms: 1_500 }, ...reply];
  const { stdout } = await inTerminal(t, steps, [], { columns: 40, env: { FATHOM_LANG: "fr", NO_COLOR: "1" } });
  const before = stdout.slice(0, stdout.indexOf(shown));
  const drawn = before.split(`\r${esc}[K`);
  assert.ok(drawn.length > 1, JSON.stringify(before));
  for (const line of drawn) assert.ok(stripVTControlCharacters(line).length < 40, line);
  assert.equal(drawn.at(-1), "");
});

test("who answered, tokens and seconds are said after the reply", { skip: noTerminal }, async (t) => {
  const { stdout } = await inTerminal(t, reply, [], { env: { NO_COLOR: "1" } });
  assert.match(stdout, /deepseek-r1 · 127\.0\.0\.1:\d+ · .*s in all\r\n$/);
});
