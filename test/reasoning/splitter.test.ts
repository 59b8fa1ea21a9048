import assert from "node:assert/strict";
import { test } from "node:test";
import type { Thought } from "../../src/model/part.ts";
import type { Opening } from "../../src/reasoning/opening.ts";
import { createSplitter, type RawText } from "../../src/reasoning/splitter.ts";

interface Case {
  readonly name: string;
  readonly opening: Opening;
  readonly input: readonly (RawText | string)[];
  readonly reasoning: string;
  readonly answer: string;
  readonly thought: Thought;
  readonly assumed?: true;
}

const field = (text: string): RawText => ({ type: "reasoning", text });

const cases: readonly Case[] = [
  { name: "paired tags", opening: "tagged", input: ["<think>\nHm.\n</think>\n\n42"], reasoning: "Hm.", answer: "42", thought: "closed" },
  {
    name: "paired tags where the opening one was optional",
    opening: "inside",
    input: ["<think>Hm.</think>42"],
    reasoning: "Hm.",
    answer: "42",
    thought: "closed",
  },
  {
    name: "a thought that the prompt opened",
    opening: "inside",
    input: ["Hm.\n</think>\n\n42"],
    reasoning: "Hm.",
    answer: "42",
    thought: "closed",
  },
  { name: "an unclosed thought", opening: "tagged", input: ["<think>\nHm.\n"], reasoning: "Hm.\n", answer: "", thought: "open" },
  {
    name: "an assumed thought that never closes",
    opening: "inside",
    input: ["42!"],
    reasoning: "42!",
    answer: "",
    thought: "open",
    assumed: true,
  },
  { name: "an empty thought", opening: "inside", input: ["<think>\n\n</think>\n\n42"], reasoning: "", answer: "42", thought: "none" },
  {
    name: "an empty thought that the prompt opened",
    opening: "inside",
    input: ["\n</think>\n\n42"],
    reasoning: "",
    answer: "42",
    thought: "none",
  },
  { name: "a thought of blanks", opening: "tagged", input: ["<think> \n </think>42"], reasoning: "", answer: "42", thought: "none" },
  { name: "no thought", opening: "tagged", input: ["42"], reasoning: "", answer: "42", thought: "none" },
  {
    name: "an answer with blank lines of its own",
    opening: "tagged",
    input: ["\n\n  42\n\n"],
    reasoning: "",
    answer: "\n\n  42\n\n",
    thought: "none",
  },
  {
    name: "a literal tag late in an answer",
    opening: "tagged",
    input: ["Write <think>\nx\n</think> so."],
    reasoning: "",
    answer: "Write <think>\nx\n</think> so.",
    thought: "none",
  },
  {
    name: "literal tags in a code block of the answer",
    opening: "inside",
    input: ["Hm.</think>\n```xml\n<think>\n\n</think>\n```\n"],
    reasoning: "Hm.",
    answer: "```xml\n<think>\n\n</think>\n```\n",
    thought: "closed",
  },
  {
    name: "an opening tag inside a thought",
    opening: "tagged",
    input: ["<think>a<think>b</think>c</think>"],
    reasoning: "a<think>b",
    answer: "c</think>",
    thought: "closed",
  },
  {
    name: "tags split into characters",
    opening: "tagged",
    input: [..."<think>\nHm.\n</think>\n\n42"],
    reasoning: "Hm.",
    answer: "42",
    thought: "closed",
  },
  { name: "almost a tag", opening: "tagged", input: ["<thin", "g>"], reasoning: "", answer: "<thing>", thought: "none" },
  {
    name: "almost a closing tag",
    opening: "inside",
    input: ["a\n</thin", "g>\n</th", "</think>b"],
    reasoning: "a\n</thing>\n</th",
    answer: "b",
    thought: "closed",
  },
  { name: "a tag that the end cuts", opening: "tagged", input: ["<think>a\n</thi"], reasoning: "a\n</thi", answer: "", thought: "open" },
  { name: "an opening tag that the end cuts", opening: "tagged", input: ["\n<thi"], reasoning: "", answer: "\n<thi", thought: "none" },
  {
    name: "indentation after a tag",
    opening: "tagged",
    input: ["<think>\n  a\n  </think>\n    b"],
    reasoning: "  a",
    answer: "    b",
    thought: "closed",
  },
  {
    name: "Windows line ends",
    opening: "tagged",
    input: ["<think>\r\na\r", "\n</think>\r\n\r", "\nb"],
    reasoning: "a",
    answer: "b",
    thought: "closed",
  },
  { name: "a field", opening: "tagged", input: [field("\nHm.\n"), "\n\n42"], reasoning: "Hm.", answer: "42", thought: "closed" },
  { name: "a field that says nothing", opening: "inside", input: [field("\n"), "42"], reasoning: "", answer: "42", thought: "none" },
  { name: "a field without an answer", opening: "inside", input: [field("Hm.\n")], reasoning: "Hm.\n", answer: "", thought: "open" },
  {
    name: "tags in the answer after a field",
    opening: "inside",
    input: [field("Hm."), "<think>x</think>42"],
    reasoning: "Hm.",
    answer: "<think>x</think>42",
    thought: "closed",
  },
  { name: "a field after blanks", opening: "inside", input: ["\n", field("Hm."), "42"], reasoning: "Hm.", answer: "42", thought: "closed" },
  {
    name: "a field after what was assumed to be thinking",
    opening: "inside",
    input: ["So: ", field("Hm."), "42"],
    reasoning: "So: Hm.",
    answer: "42",
    thought: "closed",
  },
  {
    name: "a field in the middle of an answer",
    opening: "tagged",
    input: [field("a"), "b\n", field("c"), "d"],
    reasoning: "ac",
    answer: "b\nd",
    thought: "closed",
  },
  {
    name: "tags under plain",
    opening: "plain",
    input: ["<think>a</think>\nb"],
    reasoning: "",
    answer: "<think>a</think>\nb",
    thought: "none",
  },
  {
    name: "a thought that goes on in a field",
    opening: "continued",
    input: [field(" = 42.\n"), "\n\nIt is 42."],
    reasoning: " = 42.",
    answer: "It is 42.",
    thought: "closed",
  },
  {
    name: "a thought that goes on in the text",
    opening: "continued",
    input: ["\n= 42.\n</th", "ink>\n\nIt is 42."],
    reasoning: "\n= 42.",
    answer: "It is 42.",
    thought: "closed",
  },
  { name: "nothing at all", opening: "inside", input: [], reasoning: "", answer: "", thought: "none" },
];

for (const { name, opening, input, ...expected } of cases) {
  test(`splits ${name}`, () => {
    const splitter = createSplitter(opening);
    const pushed = input.flatMap((raw) => splitter.push(typeof raw === "string" ? { type: "content", text: raw } : raw));
    const { parts, thought, assumed } = splitter.end();
    const all = [...pushed, ...parts];
    const joined = (type: string) =>
      all
        .filter((part) => part.type === type)
        .map(({ text }) => text)
        .join("");
    assert.deepEqual({ reasoning: joined("reasoning"), answer: joined("text"), thought, assumed }, { assumed: false, ...expected });
    assert.ok(all.every(({ text }) => text !== ""));
  });
}

test("looks at each character of a long run of blank lines once", () => {
  const splitter = createSplitter("inside");
  for (const text of ["a", ..."\n".repeat(200_000)]) splitter.push({ type: "content", text });
  assert.deepEqual(splitter.push({ type: "content", text: "</think>b" }), [{ type: "text", text: "b" }]);
});
