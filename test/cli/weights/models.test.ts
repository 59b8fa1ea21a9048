import assert from "node:assert/strict";
import { test } from "node:test";
import { allDistills } from "../../../src/catalogue/find-distill.ts";
import { runProgram } from "../../support/program.ts";
import { noTerminal, startInTerminal } from "../../support/terminal.ts";

test("models --json lists every file with the figures of its verdict", async (t) => {
  const { code, stdout } = await runProgram(t, ["models", "--json", "--context", "16384"]);
  assert.equal(code, 0);
  const { schema, context, machine, models } = JSON.parse(stdout);
  assert.equal(schema, 1);
  assert.equal(context, 16_384);
  assert.ok(machine.memoryBytes > 0);
  assert.deepEqual(
    models.map(({ id }: { id: string }) => id),
    allDistills().map(({ id }) => id),
  );
  for (const { needBytes, bytes, verdict, tokensPerSecond, here } of models) {
    assert.ok(needBytes > bytes && tokensPerSecond > 0 && here === false);
    assert.match(verdict, /^(?:fits|tight|no)$/);
  }
});

for (const language of ["en", "fr"]) {
  test(`${language}: the table fits into 40 columns and names every distill`, { skip: noTerminal }, async (t) => {
    const { ended } = startInTerminal(t, ["models"], { columns: 40, env: { FATHOM_LANG: language, NO_COLOR: "1" } });
    const { code, stdout } = await ended;
    assert.equal(code, 0);
    const lines = stdout.split("\r\n");
    for (const line of lines) assert.ok([...line].length <= 40, line);
    for (const { distill, file } of allDistills()) {
      assert.ok(
        lines.some((line) => line === distill.id || line.startsWith(`${distill.id} `)),
        distill.id,
      );
      assert.ok(lines.some((line) => line.startsWith(`${file.quantisation} `)));
    }
  });

  test(`${language}: the help of each command fits into 80 columns`, async (t) => {
    for (const command of ["models", "pull", "engine"]) {
      const { code, stdout } = await runProgram(t, [command, "--help"], { env: { FATHOM_LANG: language } });
      assert.equal(code, 0);
      assert.ok(stdout.length > 300);
      for (const line of stdout.split("\n")) assert.ok([...line].length <= 80, line);
    }
  });
}
