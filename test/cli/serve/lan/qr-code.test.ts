import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drawQrCode } from "../../../../src/cli/serve/lan/qr-code.ts";
import { readQrCode } from "../../../support/read-qr-code.ts";

const secret = "Aa_-0123456789".repeat(4).slice(0, 43);
const link = `https://192.168.100.100:4747/#launch=${secret}`;

const columnsOf = (drawn: string) => Math.max(...drawn.split("\n").map((line) => line.length));

async function drawn(text: string, columns: number, colour = false): Promise<string> {
  const code = await drawQrCode(text, { columns, colour });
  return typeof code === "string" ? code : assert.fail(`it takes ${code} columns`);
}

test("a pairing link is read back from 80 columns with the whole quiet zone, and from 40 with a narrow one", async () => {
  for (const [columns, width] of [
    [80, 45],
    [45, 45],
    [40, 39],
    [39, 39],
  ] as const) {
    const code = await drawn(link, columns);
    assert.equal(columnsOf(code), width);
    assert.equal(readQrCode(code), link);
  }
});

test("a terminal that is too narrow gets a number and no broken code", async () => {
  assert.equal(await drawQrCode(link, { columns: 38, colour: true }), 39);
  assert.equal(await drawQrCode(link, { columns: 0, colour: true }), 39);
});

test("with colour every line sets white on black and ends it, whatever the terminal's own colours are", async () => {
  const code = await drawn(link, 80, true);
  const [begin, end] = ["\u001b[38;5;231;48;5;16m", "\u001b[0m"];
  const lines = code.split("\n").map((line) => {
    assert.ok(line.startsWith(begin) && line.endsWith(end));
    return line.slice(begin.length, -end.length);
  });
  assert.equal(columnsOf(lines.join("\n")), 45);
  assert.equal(readQrCode(lines.join("\n")), link);
});

test("every link is read back from every width that it fits", async () => {
  const host = fc.oneof(
    fc.domain(),
    fc.ipV4(),
    fc.ipV6().map((address) => new URL(`http://[${address}]`).hostname),
  );
  const letter = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
  const secrets = fc.string({ unit: letter, minLength: 43, maxLength: 43 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("http", "https"),
      host,
      secrets,
      fc.integer({ min: 20, max: 120 }),
      async (scheme, name, own, columns) => {
        const text = `${scheme}://${name}:4747/#launch=${own}`;
        const code = await drawQrCode(text, { columns, colour: false });
        if (typeof code === "number") return assert.ok(code > columns);
        assert.ok(columnsOf(code) <= columns);
        assert.equal(readQrCode(code), text);
      },
    ),
    { numRuns: 40 },
  );
});
