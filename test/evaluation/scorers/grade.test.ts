import assert from "node:assert/strict";
import { test } from "node:test";
import { grade } from "../../../src/evaluation/scorers/grade.ts";
import type { Scorer } from "../../../src/evaluation/suite.ts";

type Row = readonly [Scorer, answer: string, expected: string];
const box = (text: string) => `So:\n\\boxed{${text}}`;

const right: readonly Row[] = [
  ["number", box("85"), "85"],
  ["number", box("1,234"), "1234"],
  ["number", box("1 234"), "1234"],
  ["number", box("1{,}234"), "1234"],
  ["number", box("1.234,5"), "1234.5"],
  ["number", box("\\frac{1}{2}"), "0.5"],
  ["number", box("\\dfrac{2}{4}"), "1/2"],
  ["number", box("-\\frac12"), "-0.5"],
  ["number", box("1 1/2"), "1.5"],
  ["number", box("\u22127"), "-7"],
  ["number", box("\u20137"), "-7"],
  ["number", "The answer is \u20137.", "-7"],
  ["number", box("28\\%"), "28"],
  ["number", box("28 %"), "0.28"],
  ["number", box("1.2e3"), "1200"],
  ["number", box("1.2 \\times 10^{3}"), "1200"],
  ["number", box("10^{3}"), "1000"],
  ["number", box("-10^3"), "-1000"],
  ["number", box("85 \\text{ km}"), "85"],
  ["number", box("x = 85"), "85"],
  ["number", box("47 + 38 = 85"), "85"],
  ["number", "So, x = 85", "85"],
  ["number", box("\\$85.00"), "85"],
  ["number", box("90^\\circ"), "90"],
  ["number", box("(85)"), "85"],
  ["number", box("{85}"), "85"],
  ["number", box("\\frac{1.5}{3}"), "0.5"],
  ["number", box("2\\frac{1}{2}"), "2.5"],
  ["number", "\\boxed{1} no, \\boxed{2}", "2"],
  ["number", "The answer is 85.", "85"],
  ["number", "47 + 38 = **85**", "85"],
  ["number", "0,5", "1/2"],
  ["choice", box("B"), "B"],
  ["choice", box("\\text{(b)}"), "B"],
  ["choice", box("{B}"), "B"],
  ["choice", box("B - Paris"), "B"],
  ["choice", "The answer is (C).", "C"],
  ["choice", "**Answer: D**", "D"],
  ["choice", "B) Paris", "B"],
  ["choice", "The correct answer is B) Paris.", "B"],
  ["choice", "The answer is (B) Paris", "B"],
  ["choice", "La bonne réponse est la B.", "B"],
  ["exact", box("\\text{Paris}"), "Paris"],
  ["exact", "thinking\n\n**Paris**\n", "Paris"],
  ["exact", "\uff30\uff41\uff52\uff49\uff53", "Paris"],
  ["exact", box("\\{1, {2}\\}"), "\\{1, {2}\\}"],
];

const nearMiss: readonly Row[] = [
  ["number", box("86"), "85"],
  ["number", box("-85"), "85"],
  ["number", box("(3, 5)"), "3"],
  ["number", box("\\frac{1.5}{0.0}"), "0"],
  ["number", box("1.234"), "1234"],
  ["number", box("12,34"), "1234"],
  ["number", box("0.333"), "1/3"],
  ["number", box("\\frac{2}{1}"), "1/2"],
  ["number", box("1/0"), "0"],
  ["number", "The answer is \u20137.", "7"],
  ["number", "It is 5\u20137", "-7"],
  ["number", box("28%"), "0.0028"],
  ["number", box("0.28%"), "28%"],
  ["number", box("85 km"), "85 m"],
  ["number", box("85 million"), "85"],
  ["number", box("85x"), "85"],
  ["number", box("2\\pi"), "2"],
  ["number", box("2\\sqrt{3}"), "2"],
  ["number", box("5\u00b2"), "52"],
  ["number", box("85 or 86"), "85"],
  ["number", box("x = 5 \\text{ or } x = 7"), "7"],
  ["number", box("x = 5, y = 7"), "7"],
  ["number", "So x = 5 or x = 7", "7"],
  ["number", box("1e3"), "13"],
  ["number", box("10^3"), "30"],
  ["number", box("10^x"), "10"],
  ["number", box("85!"), "85"],
  ["number", box(""), "85"],
  ["number", "\\boxed{85} no: \\boxed{84}", "85"],
  ["number", "85 is what I thought.\nIt is not.", "85"],
  ["number", "86 or 85", "85"],
  ["number", "", "85"],
  ["choice", box("C"), "B"],
  ["choice", box("A or B"), "B"],
  ["choice", "I think so", "I"],
  ["choice", "A dog is an animal", "A"],
  ["choice", "The answer is a dog", "A"],
  ["choice", "The answer is not (B) but Paris", "B"],
  ["choice", box("K"), "A"],
  ["exact", box("paris"), "Paris"],
  ["exact", "Paris, I think", "Paris"],
  ["exact", box("Paris, France"), "Paris"],
];

test("grades right answers as correct, however they are spelt", () => {
  assert.ok(right.length >= 30);
  for (const [scorer, answer, expected] of right)
    assert.equal(grade({ scorer, answer: expected }, answer), "correct", `${scorer} ${answer}`);
});

test("never grades a near miss as correct", () => {
  assert.ok(nearMiss.length >= 30);
  for (const [scorer, answer, expected] of nearMiss)
    assert.notEqual(grade({ scorer, answer: expected }, answer), "correct", `${scorer} ${answer}`);
});

test("a line without an answer is none, a box that cannot be read is wrong", () => {
  assert.equal(grade({ scorer: "number", answer: "85" }, "I do not know."), "noAnswer");
  assert.equal(grade({ scorer: "number", answer: "85" }, "\\boxed{unknown}"), "wrong");
});
