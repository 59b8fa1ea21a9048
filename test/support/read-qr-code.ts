import assert from "node:assert/strict";
import jsQR from "jsqr";

/** Halves of a terminal's cell that hold its foreground colour. */
const halves: Readonly<Record<string, readonly [boolean, boolean]>> = {
  " ": [false, false],
  "▀": [true, false],
  "▄": [false, true],
  "█": [true, true],
};

/** What a camera sees: every module as 4 × 4 pixels, on a dark terminal that is wider than the code. */
export function readQrCode(drawn: string): string | undefined {
  const lines = ["", "", ...drawn.split("\n"), "", ""];
  const width = 8 + Math.max(...lines.map((line) => line.length));
  const rows = lines.flatMap((line) => {
    const cells = [..."    ", ...line].concat(Array(width).fill(" ")).slice(0, width);
    return [0, 1].map((half) => cells.map((cell) => halves[cell]?.[half] ?? assert.fail(`a cell holds ${JSON.stringify(cell)}`)));
  });
  const zoom = 4;
  const pixels = new Uint8ClampedArray(rows.length * width * zoom * zoom * 4);
  for (let y = 0; y < rows.length * zoom; y++) {
    for (let x = 0; x < width * zoom; x++) {
      const light = rows[Math.floor(y / zoom)]?.[Math.floor(x / zoom)] ?? false;
      pixels.set([...Array(3).fill(light ? 255 : 0), 255], (y * width * zoom + x) * 4);
    }
  }
  return jsQR.default(pixels, width * zoom, rows.length * zoom)?.data;
}
