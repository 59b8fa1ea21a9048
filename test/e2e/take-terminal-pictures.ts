// Takes the pictures of the terminal for the documents, of real sessions: node test/e2e/take-terminal-pictures.ts [FOLDER]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import xterm from "@xterm/headless";

interface Session {
  readonly name: string;
  /** What the picture shows, for those who hear it. */
  readonly label: string;
  readonly args: readonly string[];
  /** Typed one after the other, each when the text before it has appeared. */
  readonly typed?: readonly { readonly after: string; readonly text: string }[];
}

const model = ["--model", "fathom-tiny"];
const sessions: readonly Session[] = [
  {
    name: "ask",
    label: "A question in the terminal: the thinking dimmed, the answer below",
    args: ["ask", ...model, "What is 47 + 38?"],
  },
  {
    name: "chat",
    label: "A conversation in the terminal: each thought folded to one line",
    args: ["chat", ...model],
    typed: [
      { after: "> ", text: "What is 47 + 38?\r" },
      { after: "in all", text: "Which is larger, 9.11 or 9.9?\r" },
      { after: "in all", text: "/quit\r" },
    ],
  },
  { name: "eval", label: "An evaluation: the score by number of digits, with intervals", args: ["eval", "sums", ...model] },
];

const columns = 84;
const entry = fileURLToPath(new URL("../../bin/fathom.js", import.meta.url));
const folder = process.argv[2] ?? "docs";
await mkdir(folder, { recursive: true });
for (const session of sessions) await writeFile(join(folder, `${session.name}.svg`), draw(await linesOf(session), session.label));

interface Piece {
  readonly text: string;
  readonly dim: boolean;
}

/** Plays a session in a terminal of its own and gives what stands on the screen in the end. */
async function linesOf({ args, typed = [] }: Session): Promise<readonly (readonly Piece[])[]> {
  const home = await mkdtemp(join(tmpdir(), "fathom-picture-"));
  const words = args.map((word) => (/^[\w./-]+$/.test(word) ? word : `"${word}"`)).join(" ");
  const command = `stty cols ${columns} rows 40; exec '${process.execPath}' '${entry}' ${words}`;
  const child = spawn("script", ["-qfec", command, "/dev/null"], {
    env: { PATH: process.env["PATH"], FATHOM_HOME: home, FATHOM_LANG: "en", TERM: "xterm-256color", SHELL: "/bin/sh" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const terminal = new xterm.Terminal({ cols: columns, rows: 40, allowProposedApi: true });
  terminal.write(`$ fathom ${words}\r\n`);
  const waiting = [...typed];
  let came = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    // The record's path would show whose machine this was.
    terminal.write(text.replaceAll(join(home, "data"), "~/.local/share/fathom"));
    came += text;
    const next = waiting[0];
    if (next === undefined || !came.includes(next.after)) return;
    waiting.shift();
    came = "";
    // A person looks before typing; the line editor has set itself up by then.
    setTimeout(() => child.stdin.write(next.text), 500);
  });
  await once(child, "close");
  await new Promise<void>((resolve) => terminal.write("", resolve));
  await rm(home, { recursive: true });
  const buffer = terminal.buffer.active;
  const lines = Array.from({ length: buffer.length }, (_, row) => piecesOf(buffer.getLine(row)));
  const last = lines.findLastIndex((pieces) => pieces.some(({ text }) => text.trim() !== "" && !text.startsWith("> /quit")));
  return lines.slice(0, last + 1);
}

function piecesOf(line: xterm.IBufferLine | undefined): readonly Piece[] {
  const pieces: { text: string; dim: boolean }[] = [];
  for (let column = 0; column < columns; column++) {
    const cell = line?.getCell(column);
    const text = cell?.getChars() || " ";
    const dim = Boolean(cell?.isDim());
    const last = pieces.at(-1);
    if (last?.dim === dim) last.text += text;
    else pieces.push({ text, dim });
  }
  return pieces;
}

/** Text stays text: it can be read aloud, searched and copied. The colours follow the reader's light or dark setting. */
function draw(lines: readonly (readonly Piece[])[], label: string): string {
  const [step, margin, advance] = [22, 20, 8.43];
  const [width, height] = [Math.ceil(columns * advance + 2 * margin), lines.length * step + 2 * margin];
  const escaped = (text: string) => text.trimEnd().replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const texts = lines.flatMap((pieces, row) => {
    let column = 0;
    return pieces.flatMap(({ text, dim }) => {
      const x = margin + column * advance;
      column += text.length;
      if (text.trim() === "") return [];
      const kind = dim ? ' class="dim"' : "";
      return [
        `  <text${kind} x="${x.toFixed(1)}" y="${(margin + step * (row + 0.7)).toFixed(1)}" xml:space="preserve">${escaped(text)}</text>`,
      ];
    });
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
  <style>
    rect { fill: #f6f7f9 } text { font: 14px ui-monospace, Menlo, Consolas, monospace; fill: #1b1f24 } .dim { fill: #5f6872 }
    @media (prefers-color-scheme: dark) { rect { fill: #15181c } text { fill: #e8eaed } .dim { fill: #9aa3ad } }
  </style>
  <rect width="${width}" height="${height}" rx="8"/>
${texts.join("\n")}
</svg>
`;
}
