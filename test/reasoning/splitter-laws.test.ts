import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Opening } from "../../src/reasoning/opening.ts";
import { createSplitter, type RawText } from "../../src/reasoning/splitter.ts";

const runs = { numRuns: 6_000 };

/** Text that is mostly made of what a splitter can stumble over. */
const piece = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom("<think>", "</think>", "\n", "\n\n", "\r\n", " ", "\t", "<", "</", "</th", "think>", "<think", "```\n"),
  },
  { weight: 3, arbitrary: fc.constantFrom("a", "b c", "9.11", "é", "🧮", "<b>") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 5 }) },
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
const raw = fc.array(fc.record({ type: fc.constantFrom("reasoning" as const, "content" as const), text }), { maxLength: 5 });
const opening = fc.constantFrom<Opening>("inside", "tagged", "plain");
const cuts = fc.infiniteStream(fc.integer({ min: 1, max: 4 }));

function split(how: Opening, input: readonly RawText[]) {
  const splitter = createSplitter(how);
  const parts = input.flatMap((one) => splitter.push(one));
  const end = splitter.end();
  const all = [...parts, ...end.parts];
  const joined = (type: string) => all.flatMap((part) => (part.type === type ? [part.text] : [])).join("");
  return { reasoning: joined("reasoning"), answer: joined("text"), thought: end.thought, assumed: end.assumed };
}

function cut(input: readonly RawText[], lengths: Iterator<number>): readonly RawText[] {
  return input.flatMap(({ type, text: whole }) => {
    const pieces: RawText[] = [];
    for (let from = 0; from < whole.length; ) {
      const length = Number(lengths.next().value);
      pieces.push({ type, text: whole.slice(from, from + length) });
      from += length;
    }
    return pieces;
  });
}

const visible = (all: string) => all.replace(/[ \t\r\n]/g, "");
const withoutTags = (all: string) => all.replaceAll("<think>", "").replaceAll("</think>", "");

test("every cutting gives the same", () => {
  return fc.assert(
    fc.property(opening, raw, cuts, (how, input, lengths) => {
      assert.deepEqual(split(how, cut(input, lengths)), split(how, input));
    }),
    runs,
  );
});

test("nothing visible is lost but one pair of tags", () => {
  return fc.assert(
    fc.property(opening, text, (how, content) => {
      const { reasoning, answer } = split(how, [{ type: "content", text: content }]);
      const lost = visible(content).length - visible(reasoning + answer).length;
      assert.equal(visible(withoutTags(reasoning + answer)).length <= visible(content).length, true);
      assert.ok([0, "<think>".length, "</think>".length, "<think></think>".length].includes(lost), `${lost} characters lost`);
      assert.ok(content.includes(reasoning) && content.endsWith(answer), "what is left is not what came");
    }),
    runs,
  );
});

test("a field loses nothing but blank lines at its borders", () => {
  return fc.assert(
    fc.property(text, text, (thinking, content) => {
      const { reasoning, answer } = split("tagged", [
        { type: "reasoning", text: `.${thinking}.` },
        { type: "content", text: `.${content}` },
      ]);
      assert.deepEqual([reasoning, answer], [`.${thinking}.`, `.${content}`]);
    }),
    runs,
  );
});

test("a field, tags, and tags without the first give the same thinking and answer", () => {
  const unclosed = text.filter((all) => !all.includes("</think>"));
  return fc.assert(
    fc.property(unclosed, text, (thinking, content) => {
      // A thought that begins with a tag of its own cannot be told from one that brings the tag along.
      fc.pre(!/^[ \t\r\n]*<think>/.test(thinking) && !`${thinking}</think>`.slice(0, -1).includes("</think>"));
      const inField = split("tagged", [
        { type: "reasoning", text: thinking },
        { type: "content", text: content },
      ]);
      const inTags = split("tagged", [{ type: "content", text: `<think>${thinking}</think>${content}` }]);
      const openedByPrompt = split("inside", [{ type: "content", text: `${thinking}</think>${content}` }]);
      assert.deepEqual(openedByPrompt, inTags);
      if (thinking !== "" && content !== "") assert.deepEqual(inField, inTags);
    }),
    runs,
  );
});

test("what is held back is one unfinished tag and the blank lines before it", () =>
  fc.assert(
    fc.property(opening, raw, cuts, (how, input, lengths) => {
      const splitter = createSplitter(how);
      for (const one of cut(input, lengths)) splitter.push(one);
      const held = splitter
        .end()
        .parts.map((part) => part.text)
        .join("");
      assert.ok("<think>".startsWith(visible(held)) || "</think>".startsWith(visible(held)), `held back: ${JSON.stringify(held)}`);
    }),
    runs,
  ));
