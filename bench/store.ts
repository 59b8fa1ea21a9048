// How long a store of 100,000 messages takes to open, list, show and search. Run: node bench/store.ts [MESSAGES]
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { TreeMessage } from "../src/conversation/conversation.ts";
import { openSqlite } from "../src/conversation/sqlite/open-sqlite.ts";

const count = Number(process.argv[2] ?? 100_000);
/** Messages of one conversation. */
const each = 10;
/** Rounds of each figure; the slowest is shown, too. */
const rounds = 20;
const user = "local";

const folder = mkdtempSync(join(tmpdir(), "fathom-bench-"));
const file = join(folder, "conversations.db");
const owner = { id: "bench", isAlive: () => true };

/** Words of which a few are frequent and most are rare, as in real text. */
function words(seed: number, many: number): string {
  let state = seed + 1;
  return Array.from({ length: many }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return `w${Math.floor(20_000 * (state / 2_147_483_647) ** 3)}`;
  }).join(" ");
}

async function timed(name: string, work: () => Promise<unknown>): Promise<void> {
  const ms: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await work();
    ms.push(performance.now() - began);
  }
  ms.sort((one, other) => one - other);
  const show = (value: number | undefined) => (value ?? Number.NaN).toFixed(1).padStart(7);
  process.stdout.write(`${name.padEnd(40)} ${show(ms[rounds / 2])} ms median ${show(ms.at(-1))} ms slowest\n`);
}

try {
  const store = await openSqlite({ file, owner });
  const began = performance.now();
  for (let conversation = 0; conversation < count / each; conversation++) {
    const at = new Date(Date.UTC(2026, 0, 1) + conversation * 60_000).toISOString();
    const messages = Array.from({ length: each }, (_, index): TreeMessage => {
      const seed = conversation * each + index;
      const node = { id: `m${index}`, parent: index === 0 ? null : `m${index - 1}`, at };
      if (index % 2 === 0) return { ...node, role: "user", text: words(seed, 15) };
      const reply = { state: "complete", asked: "m", family: "r1", sampling: { temperature: 0.6 } } as const;
      return { ...node, role: "assistant", text: words(seed, 80), reasoning: words(seed + 7, 200), reply };
    });
    await store.add(user, { id: `c${conversation}`, title: words(conversation, 5), createdAt: at }, messages);
  }
  await store.close();
  const seconds = (performance.now() - began) / 1_000;
  process.stdout.write(`${count} messages, ${(statSync(file).size / 1e6).toFixed(0)} MB, written in ${seconds.toFixed(0)} s\n`);
  await timed("open, check all and close", async () => {
    const db = new DatabaseSync(file);
    db.exec("UPDATE checked SET at = 1");
    db.close();
    await (await openSqlite({ file, owner })).close();
  });
  await timed("open and close", async () => (await openSqlite({ file, owner })).close());
  const again = await openSqlite({ file, owner });
  await timed("list the last 50", () => again.list(user, { limit: 50 }));
  await timed("list 50 after 5,000", () => again.list(user, { limit: 50, skip: 5_000 }));
  await timed("show one conversation", () => again.get(user, `c${Math.floor(count / each / 2)}`));
  await timed("search a rare word", () => again.search(user, "w17321", { limit: 50 }));
  await timed("search a word that is everywhere", () => again.search(user, "w0", { limit: 50 }));
  await timed("search three words", () => again.search(user, "w3 w99 w1200", { limit: 50 }));
  await timed("search a beginning", () => again.search(user, "w1", { limit: 50 }));
  await timed("search what is not there", () => again.search(user, "nowhere", { limit: 50 }));
  await again.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
