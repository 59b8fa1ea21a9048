import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createBlocks } from "../../src/web/blocks.ts";
import { createMarkdown } from "../../src/web/markdown.ts";

const line = fc.constantFrom(
  "",
  "",
  "",
  "Some words.",
  "# Title",
  "- item",
  "2. item",
  "  under the item",
  "    deeper",
  "- ```",
  "    ```",
  "~~~ ~~~",
  "```py",
  "```",
  "  ```",
  "~~~",
  "x = 1",
  "> quoted",
  "| a | b |",
  "|---|---|",
  "---",
  "===",
  "$$",
  "x^2",
  "$$ y $$",
  "\\[ z \\]",
  "\\[",
  "`a` and ```b```",
  "***",
  "\ttabbed",
);
const document = fc.array(line, { maxLength: 30 }).map((lines) => lines.join("\n"));

function pieces(text: string, cuts: readonly number[]): readonly string[] {
  const at = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, i) => text.slice(from, at[i] ?? text.length));
}

function blocksOf(parts: readonly string[]): readonly string[] {
  const blocks = createBlocks();
  const closed = parts.flatMap((part) => blocks.push(part));
  return [...closed, ...blocks.end()];
}

test("no character is lost, and the blocks do not depend on where the text was cut", () => {
  fc.assert(
    fc.property(document, fc.array(fc.nat()), (text, cuts) => {
      const blocks = blocksOf(pieces(text, cuts));
      assert.equal(blocks.join(""), text);
      assert.deepEqual(blocks, blocksOf([text]));
    }),
    { numRuns: 500 },
  );
});

test("drawn one by one, the blocks are what the whole text would be", () => {
  const markdown = createMarkdown();
  const html = (text: string) => markdown(text).replace(/\s+/g, " ").trim();
  fc.assert(
    fc.property(document, (text) => {
      assert.equal(blocksOf([text]).map(html).filter(Boolean).join(" "), html(text));
    }),
    { numRuns: 2_000, examples: [["- item\n---\n  ```\n    ```\n\n$$ y $$\n"]] },
  );
});

test("an answer is cut at its paragraphs, and not within code or a list", () => {
  const text = "One.\n\n- a\n\n- b\n\n```js\nlet x;\n\nlet y;\n```\n\nTwo.\n";
  assert.deepEqual(blocksOf([text]), ["One.\n\n", "- a\n\n- b\n\n", "```js\nlet x;\n\nlet y;\n```\n\n", "Two.\n"]);
});
