// `node scripts/picture.js` asks the demonstration model and draws what came as docs/ask.svg: real output, no screenshot.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const question = "What is 47 + 38?";
const columns = 84;

const { status, stdout } = spawnSync(
  process.execPath,
  [join(root, "bin", "fathom.js"), "ask", "--model", "fathom-tiny", "--json", question],
  { encoding: "utf8", stdio: ["ignore", "pipe", 2] },
);
if (status !== 0) throw new Error(`nothing to draw: fathom ask ended with ${status}`);
const { reasoning, answer } = JSON.parse(stdout);

const lines = [
  ["prompt", `$ fathom ask --model fathom-tiny "${question}"`],
  ...wrap(reasoning).map((text) => ["thinking", text]),
  ["answer", ""],
  ...wrap(answer).map((text) => ["answer", text]),
];
mkdirSync(join(root, "docs"), { recursive: true });
writeFileSync(join(root, "docs", "ask.svg"), draw(lines));

function wrap(text) {
  return text
    .trim()
    .split("\n")
    .flatMap((line) => line.match(new RegExp(`.{1,${columns}}(?:\\s|$)|.{1,${columns}}`, "g")) ?? [""]);
}

/** Text stays text: it can be read aloud, searched and copied. The colours follow the reader's light or dark setting. */
function draw(rows) {
  const [step, margin] = [22, 20];
  const height = rows.length * step + 2 * margin;
  const escaped = (text) => text.trimEnd().replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const texts = rows.map(
    ([kind, text], row) =>
      `  <text class="${kind}" x="${margin}" y="${margin + step * (row + 0.7)}" xml:space="preserve">${escaped(text)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 ${height}" role="img" aria-label="A question in the terminal: the thinking dimmed, the answer below">
  <style>
    rect { fill: #f6f7f9 } text { font: 14px ui-monospace, Menlo, Consolas, monospace; fill: #1b1f24 } .thinking { fill: #5f6872 }
    @media (prefers-color-scheme: dark) { rect { fill: #15181c } text { fill: #e8eaed } .thinking { fill: #9aa3ad } }
  </style>
  <rect width="760" height="${height}" rx="8"/>
${texts.join("\n")}
</svg>
`;
}
