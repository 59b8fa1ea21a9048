import type { Step } from "../../src/backends/script.ts";
import { ChatError } from "../../src/model/error.ts";
import type { Message } from "../../src/model/message.ts";

/** Ways in which text tries to become a program, or to fetch something, when a page shows it. */
export const attacks: readonly string[] = [
  "<script>window.hacked=1</script>",
  "<img src=x onerror=window.hacked=1>",
  "<svg/onload=window.hacked=1>",
  "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
  "<a href=javascript:window.hacked=1>click</a>",
  "[click](javascript:window.hacked=1)",
  "[click](JaVaScRiPt:window.hacked=1)",
  "[click](data:text/html,<script>opener.hacked=1</script>)",
  "<javascript:window.hacked=1>",
  "![x](http://canary.test/pixel.png)",
  "![x][ref]\n\n[ref]: http://canary.test/ref.png",
  "<img src='http://canary.test/img.png'>",
  "<link rel=stylesheet href=http://canary.test/style.css>",
  "<style>@import 'http://canary.test/import.css';</style>",
  "<math><mtext></p><style><img src=x onerror=window.hacked=1></style></mtext></math>",
  "<form action=http://canary.test/><button>go</button></form>",
  "```html\n<script>window.hacked=1</script>\n```",
  '```"><img src=x onerror=window.hacked=1>\ncode\n```',
  "$\\href{javascript:window.hacked=1}{x}$",
  "$\\includegraphics{http://canary.test/tex.png}$",
  "$\\htmlData{x=1}{y} \\url{javascript:window.hacked=1}$",
  "$$\\def\\a{\\a\\a}\\a$$",
  "$\\text{<img src=x onerror=window.hacked=1>}$",
  '[x](https://example.org "><img src=x onerror=window.hacked=1>")',
  "| <img src=x onerror=window.hacked=1> |\n|---|\n| <script>window.hacked=1</script> |",
  "# <img src=x onerror=window.hacked=1>",
  "<!--><img src=x onerror=window.hacked=1>-->",
  "&lt;img src=x onerror=window.hacked=1&gt;",
  "<x/onpointerenter=window.hacked=1>hover</x>",
];

const thought = "The reader wants a sum.\n\n47 + 38: first 40 + 30 = 70, then 7 + 8 = 15, together 85.\n";

const rich = `## A worked example

The sum of the first $n$ odd numbers is a square:

\\[ \\sum_{k=1}^{n} (2k-1) = n^2 \\]

For instance \\(1 + 3 + 5 = 9\\), and it costs nothing: not $5, not $6.

1. Write it down.
2. Check it with a program:

   \`\`\`python
   def odd_sum(n: int) -> int:
       # adds 1, 3, 5, …
       return sum(2 * k - 1 for k in range(1, n + 1))
   \`\`\`

| n | sum |
|---|----:|
| 1 | 1 |
| 2 | 4 |
| 3 | 9 |

> A square grows by an **odd** number each time; see [the proof](https://example.org/proof).
`;

const end: readonly Step[] = [
  { type: "usage", usage: { promptTokens: 12, reasoningTokens: 31, answerTokens: 9 } },
  { type: "finish", reason: "stop" },
];

function think(text: string, ms: number): readonly Step[] {
  return text
    .split(/(?<= )/)
    .flatMap((piece): Step[] => [{ type: "reasoning", text: piece }, ...(ms > 0 ? [{ type: "pause", ms } as const] : [])]);
}

function pieces(text: string, size: number): readonly Step[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => ({ type: "content", text: text.slice(i * size, (i + 1) * size) }));
}

const words = "and so it goes on, with $x_1$, `code` and **weight**, for a while. ";

/** Answers of about 32,000 tokens, in the shapes that cost a page most. */
const longAnswers: Readonly<Record<string, string>> = {
  prose: `${words.repeat(4)}\n\n`.repeat(460),
  paragraph: words.repeat(1_900),
  fence: `\`\`\`python\n${"value = compute(value, 3)  # and on\n".repeat(3_600)}\`\`\`\n`,
  list: `- ${words}\n`.repeat(1_850),
};

/** A thought of about 32,000 tokens. */
const longThought: readonly Step[] = Array.from({ length: 1_600 }, (_, i): readonly Step[] => [
  { type: "reasoning", text: `Step ${i}: ${"and so it goes on for a while ".repeat(2)}\n` },
  ...(i % 16 === 0 ? [{ type: "pause", ms: 16 } as const] : []),
]).flat();

/** A text in small pieces, several for each frame of a page. */
function paced(text: string): readonly Step[] {
  return pieces(text, 12).flatMap((step, i) => (i % 80 === 0 ? [step, { type: "pause", ms: 16 }] : [step]));
}

/** A thought that takes some seconds, and all of its text. */
export const slowThought = Array.from({ length: 120 }, (_, i) => `Step ${i} of it, `).join("");

/** How it goes on from a text: in the thought, or with the answer. */
export const goingOn = { reasoning: "And on.", text: "**85**" };

/** What the scripted model answers, by the first word of the last question. */
export function stepsFor(messages: readonly Message[]): readonly Step[] {
  const last = messages.at(-1);
  const question = last?.text ?? "";
  const start: Step = { type: "start", model: "fathom-tiny" };
  if (last?.role === "assistant") {
    const thinking: readonly Step[] = last.open === "reasoning" ? [{ type: "reasoning", text: goingOn.reasoning }] : [];
    return [start, ...thinking, { type: "content", text: goingOn.text }, ...end];
  }
  switch (question.split(" ")[0]) {
    case "rich":
      return [start, ...think(thought, 0), ...pieces(rich, 7), ...end];
    case "forever":
      return [start, ...think(thought, 0), { type: "pause", ms: 60_000 }];
    case "slow":
      return [start, ...think(slowThought, 8), { type: "content", text: "**85**" }, ...end];
    case "fail":
      return [
        start,
        ...think(thought, 0),
        { type: "content", text: "The answer is" },
        { type: "fail", error: new ChatError("overloaded") },
      ];
    case "cut":
      return [start, { type: "reasoning", text: "Hm." }, { type: "content", text: "The answer" }, { type: "finish", reason: "length" }];
    case "bare":
      return [start, { type: "content", text: "85" }, ...end];
    case "other":
      return [{ type: "start", model: "somebody-else" }, ...think(thought, 0), { type: "content", text: "85" }, ...end];
    case "turns":
      return [
        start,
        { type: "reasoning", text: "Counting." },
        { type: "content", text: `I was told ${messages.length} messages.` },
        ...end,
      ];
    case "attack":
      return [
        start,
        ...attacks.map((text): Step => ({ type: "reasoning", text: `${text}\n` })),
        ...pieces(attacks.join("\n\n"), question.endsWith("1") ? 1 : 1_000_000),
        ...end,
      ];
    case "long":
      return [start, ...longThought, { type: "content", text: "Done." }, ...end];
    case "longforever":
      return [start, ...longThought, { type: "pause", ms: 60_000 }];
    case "longanswer":
      return [start, { type: "reasoning", text: "Long." }, ...paced(longAnswers[question.split(" ")[1] ?? ""] ?? ""), ...end];
    default:
      return [start, ...think(thought, 15), { type: "content", text: "**85**" }, ...end];
  }
}
