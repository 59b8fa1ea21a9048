import assert from "node:assert/strict";
import { test } from "node:test";
import { familyOf } from "../../src/catalogue/families.ts";
import { hostedNames } from "../../src/catalogue/host.ts";
import { hosts } from "../../src/catalogue/hosts.ts";
import { models } from "../../src/catalogue/models.ts";
import { publishedResults } from "../../src/catalogue/published-results.ts";
import { systems } from "../../src/catalogue/systems.ts";

const day = /^\d{4}-\d{2}-\d{2}$/;
const unique = (names: readonly string[]) => assert.equal(new Set(names).size, names.length, names.join(", "));

test("every host says who runs it, what becomes of a question, since when and where that is written", () => {
  unique(hosts.map(({ id }) => id));
  for (const host of hosts) {
    const { operator, terms, asOf, source, tried, keyUrl } = host;
    const own = terms.retention === "own-computer";
    assert.equal(host.keyRequired, !own, host.id);
    assert.equal(keyUrl === undefined, own, `${host.id}: where to get a key`);
    assert.ok(operator.company.length > 2);
    assert.match(asOf, day);
    assert.ok(tried === "never" || day.test(tried));
    for (const url of [source, host.baseUrl, ...(keyUrl ? [keyUrl] : []), ...(terms.source ? [terms.source] : [])])
      assert.ok(URL.canParse(url), url);
    assert.doesNotMatch(host.baseUrl, /\/$/);
    assert.equal(new URL(host.baseUrl).protocol, own ? "http:" : "https:");
    // What is stated was read somewhere.
    assert.ok(own || terms.source !== undefined || (terms.retention === "unknown" && terms.training === "unknown"), host.id);
  }
});

test("a short name is spelt as one of the host's models, and a host that has left R1 serves none", () => {
  for (const name of hostedNames) {
    assert.ok(hosts.some(({ serves }) => serves?.[name] !== undefined));
    assert.equal(models.find(({ id }) => id === name)?.family, name);
  }
  for (const { id, serves = {}, models: suggested, leftR1, retired = [] } of hosts) {
    for (const spelling of Object.values(serves)) assert.ok(spelling !== undefined && suggested.includes(spelling), `${id} ${spelling}`);
    if (leftR1) assert.deepEqual([suggested, serves], [[], {}], id);
    for (const name of retired) assert.ok(!suggested.includes(name));
  }
});

test("every model has a recipe that its name leads to, licences and a source", () => {
  unique(models.map(({ id }) => id));
  for (const { id, name, family, context, licences, source } of models) {
    assert.equal(familyOf(name), family, id);
    assert.ok(context >= 65_536 && licences.length > 0 && URL.canParse(source), id);
  }
  assert.equal(models.filter(({ tried }) => tried !== undefined).length, 7, "six distills, and that of R1-0528");
  assert.equal(models.filter(({ successor }) => successor).length, 1);
});

test("the systems are those that the repository brings a Node for", () => {
  unique(systems.map(({ id }) => id));
  assert.ok(systems.some(({ id }) => id === "linux-x64"));
});

test("the published tables hold what DeepSeek published", () => {
  unique(publishedResults.map(({ id }) => id));
  const score = (table: string, model: string, benchmark: string) =>
    publishedResults.find(({ id }) => id === table)?.rows.find((row) => row.model === model)?.scores[benchmark];
  assert.equal(score("r1", "DeepSeek-R1", "aime-2024"), 79.8);
  assert.equal(score("r1", "o1-1217", "gpqa-diamond"), 75.7);
  assert.equal(score("r1", "o1-1217", "mmlu-redux"), undefined, "not published is not nought");
  assert.equal(score("distills", "DeepSeek-R1-Distill-Qwen-32B", "math-500"), 94.3);
  assert.equal(score("open-r1", "DeepSeek-R1-Distill-Llama-8B", "aime-2024"), 43.9);
  assert.equal(score("r1-0528", "DeepSeek-R1-0528", "aime-2025"), 87.5);
  assert.equal(score("0528-8b", "DeepSeek-R1-0528-Qwen3-8B", "aime-2024"), 86);
  for (const { id, source, protocol, benchmarks, rows } of publishedResults) {
    assert.ok(URL.canParse(source) && protocol.length > 20 && rows.length > 0, id);
    unique(rows.map(({ model }) => model));
    for (const { model, scores } of rows) {
      for (const [benchmark, value] of Object.entries(scores)) {
        assert.ok(Object.hasOwn(benchmarks, benchmark), `${id}: ${benchmark}`);
        const rating = /rating/.test(benchmarks[benchmark] ?? "");
        assert.ok(rating ? value > 500 && value < 3_000 : value >= 0 && value <= 100, `${id} ${model} ${benchmark}`);
      }
    }
  }
});
