import assert from "node:assert/strict";
import { test } from "node:test";
import { cases } from "./cases.ts";
import { llamaRow } from "./llama-row.ts";
import { ollamaRow } from "./ollama-row.ts";
import { openaiRows } from "./openai-row.ts";
import type { CaseName, Row } from "./rig.ts";
import { scriptRow } from "./script-row.ts";

const rows: readonly Row[] = [scriptRow, ...openaiRows, ollamaRow, llamaRow];
const names = Object.keys(cases) as CaseName[];
const ran: string[] = [];
const impossible: string[] = [];

for (const { backend, cells } of rows) {
  for (const name of names) {
    const cell = cells[name];
    if (typeof cell === "string") {
      impossible.push(`${backend}: ${name} (${cell})`);
      continue;
    }
    test(`${backend}: ${name}`, { timeout: 30_000 }, async () => {
      const rig = await cell();
      try {
        await cases[name](rig);
      } finally {
        await rig.close();
      }
      ran.push(`${backend}: ${name}`);
    });
  }
}

test("every backend was held to every sentence that can concern it", (context) => {
  for (const line of tableOf()) context.diagnostic(line);
  for (const line of impossible) context.diagnostic(`cannot happen: ${line}`);
  assert.equal(rows.length, 6);
  assert.equal(names.length, 24);
  assert.equal(impossible.length, 22);
  assert.equal(ran.length, rows.length * names.length - impossible.length);
});

/** Backend by case: ✓ ran and held, – cannot happen. */
function tableOf(): readonly string[] {
  const mark = (backend: string, name: CaseName) => (ran.includes(`${backend}: ${name}`) ? "✓" : "–");
  const head = ["case", ...rows.map(({ backend }) => backend)];
  const lines = names.map((name) => [name, ...rows.map(({ backend }) => mark(backend, name))]);
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  return [head, ...lines].map((line) => line.map((field, column) => field.padEnd(widths[column] ?? 0)).join("  "));
}
