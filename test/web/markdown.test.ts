import assert from "node:assert/strict";
import { test } from "node:test";
import { createMarkdown } from "../../src/web/markdown.ts";

const markdown = createMarkdown();

/** The formulas of a text, displayed ones with a star before them. */
function formulas(text: string): readonly string[] {
  return [...markdown(text).matchAll(/<span class="formula( display)?">([^<]*)<\/span>/g)].map(
    ([, display, source]) => `${display === undefined ? "" : "*"}${source}`,
  );
}

const cases: readonly (readonly [string, readonly string[]])[] = [
  ["$x$", ["x"]],
  ["so $a_1$ and $b_2$ hold", ["a_1", "b_2"]],
  ["\\(x^2\\)", ["x^2"]],
  ["\\[x^2\\]", ["*x^2"]],
  ["$$x^2$$", ["*x^2"]],
  ["$$\nx^2\n$$", ["*x^2"]],
  ["\\[\nx\n\\]\n\nafter", ["*x"]],
  ["before\n\\[ x \\]\nafter", ["*x"]],
  ["- item $x$\n- \\(y\\)", ["x", "y"]],
  ["| a |\n|---|\n| $x$ |", ["x"]],
  ["**\\boxed{}** is $\\boxed{85}$", ["\\boxed{85}"]],
  ["it costs $5 and $6", []],
  ["$5", []],
  ["from $5 to $10", []],
  ["$ x $", []],
  ["`$x$`", []],
  ["```\n$x$\n```", []],
  ["\\$x\\$", []],
  ["$$never closed", []],
  ["\\[ never closed", []],
  ["$$ a\n\nb $$", []],
  ["a $\\$5$ note", ["\\$5"]],
  ["$f(x)=\\{1\\}$", ["f(x)=\\{1\\}"]],
  ["\\[a\\] and \\[b\\]", ["*a", "*b"]],
  ["$a<b$", ["a&lt;b"]],
];

test("formulas are found by their four delimiters, and prices are not formulas", () => {
  for (const [text, wanted] of cases) assert.deepEqual(formulas(text), wanted, text);
});

test("HTML stays text", () => {
  for (const text of ["<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<!-- x -->", "<svg/onload=alert(1)>"]) {
    assert.doesNotMatch(markdown(text), /<(?:script|img|svg|!--)/, text);
    assert.match(markdown(text), /&lt;/, text);
  }
});

test("a picture becomes a link, so that nothing is loaded", () => {
  assert.equal(markdown("![a wave](https://example.org/w.png)"), '<p><a href="https://example.org/w.png" class="picture">a wave</a></p>\n');
});

test("headings begin below the page's own", () => {
  assert.equal(markdown("# One"), "<h3>One</h3>\n");
  assert.equal(markdown("###### Six"), "<h6>Six</h6>\n");
});

test("long rows of delimiters take no time to speak of", () => {
  const began = performance.now();
  for (const text of ["$".repeat(20_000), "\\[".repeat(10_000), "$a ".repeat(10_000), "\\(".repeat(10_000), "$$ a ".repeat(4_000)])
    markdown(text);
  assert.ok(performance.now() - began < 10_000);
});
