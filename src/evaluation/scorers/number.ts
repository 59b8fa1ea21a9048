import { undressed } from "./final-answer.ts";

/** A number as an exact fraction, so that nothing is right or wrong by rounding. */
export interface Quantity {
  readonly above: bigint;
  /** Never 0. */
  readonly below: bigint;
  readonly percent: boolean;
  readonly unit: string;
}

const digits = String.raw`(?:[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?|[1-9]\d{0,2}(?:\.\d{3})+,\d+|\d+[.,]\d+|\.\d+|\d+)`;
const power = String.raw`(?:[eE][+-]?\d{1,3}(?![\d.])|\s*(?:×|\*|x|\\times|\\cdot)\s*10\s*\^\s*(?:\{\s*[+-]?\d{1,3}\s*\}|[+-]?\d{1,3}))`;
const decimal = `(${digits})(${power})?`;
const latexFraction = String.raw`\\[dt]?frac\s*(?:\{\s*(-?\d+(?:\.\d+)?)\s*\}\s*\{\s*(-?\d+(?:\.\d+)?)\s*\}|(\d)\s*(\d))`;
const whole = new RegExp(
  String.raw`^([+-]?)\s*[$€£¥]?\s*(?:(?:(\d+)\s*)?${latexFraction}|(?:(\d+)\s+)?(\d+)\s*\/\s*(-?\d+)|${decimal})\s*(.*)$`,
);

/** Longer ones are no answers, and would cost time. */
const mostCharacters = 400;

/** What follows a number and changes its value instead of naming a unit. */
const noUnit =
  /^(?:[abceiknxyz]|pi|π|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|mille|milliards?|squared|cubed|times|factorial|or|and|to|ou|et|à)\b|^π/i;

/** Reads a whole text as one number with at most a unit; undefined for everything else. */
export function readQuantity(text: string): Quantity | undefined {
  const bare = tidy(text);
  if (bare.length > mostCharacters) return undefined;
  const match = whole.exec(bare);
  if (match === null) return undefined;
  const [, sign, mixed, frac1, frac2, short1, short2, mixedSlash, slash1, slash2, number, exponent, rest = ""] = match;
  const unit = unitOf(rest);
  if (unit === undefined) return undefined;
  const [above, below] =
    number === undefined
      ? fraction(mixed ?? mixedSlash ?? "0", frac1 ?? short1 ?? slash1 ?? "", frac2 ?? short2 ?? slash2 ?? "")
      : scaled(number, exponent);
  return below === 0n ? undefined : { above: sign === "-" ? -above : above, below, ...unit };
}

/** `x = 5 or x = 7`, `x = 5, y = 7`: which of them is the answer, nobody knows. */
const several = /\d\s*(?:\b(?:or|ou|and|et)\b|[,;])\s*[A-Za-z]\s*=/i;

/** A box as one number: what stands behind its last `=`, unless it gives several. */
export function boxedQuantity(text: string): Quantity | undefined {
  return several.test(tidy(text)) ? undefined : readQuantity(text.split("=").at(-1) ?? "");
}

/** The last number of a sentence: `So the sum is 85.`; undefined where there is none, or where it offers two. */
export function lastQuantity(line: string): Quantity | undefined {
  const bare = tidy(line);
  if (bare.length > 10 * mostCharacters) return undefined;
  if (/\d\s*\b(?:or|ou)\s+[A-Za-z]\s*=/i.test(bare)) return undefined;
  const after = bare.split(/=|≈|\\approx/).at(-1) ?? "";
  const direct = readQuantity(after.replace(/^[^:]*:\s*/, ""));
  if (direct !== undefined) return direct;
  if (/\d\s*(?:or|ou|to|à|–)\s+-?\d/i.test(after)) return undefined;
  const found = [...after.matchAll(new RegExp(String.raw`(?<![\w.,^\\/])-?[$€£¥]?(?:\d+\s*\/\s*\d+|${decimal})\s*%?(?![\w/^])`, "g"))].at(
    -1,
  );
  return found === undefined ? undefined : readQuantity(found[0]);
}

/**
 * Whether two numbers are the same. A unit counts only where both have one. A percentage equals its number (`28` for
 * `28 %`, as in Math-Verify) and its fraction (`0.28`).
 */
export function sameQuantity(one: Quantity, other: Quantity): boolean {
  if (one.unit !== "" && other.unit !== "" && one.unit !== other.unit) return false;
  if (equal(one, other, 1n)) return true;
  if (one.percent === other.percent) return false;
  return one.percent ? equal(one, other, 100n) : equal(other, one, 100n);
}

function equal(one: Quantity, other: Quantity, factor: bigint): boolean {
  return one.above * other.below === other.above * one.below * factor;
}

function tidy(text: string): string {
  return undressed(
    text
      .replace(/[−‐‑﹣－]/g, "-")
      // Between two numbers a dash is a range; before one it is a sign.
      .replace(/(?<=^|[\s=(:])[–—](?=\d)/g, "-")
      .replace(/[\u00a0\u2007\u2009\u202f]|\\[,;: ]|~/g, " ")
      .replace(/\{,\}/g, ",")
      .replace(/\\!|\\left|\\right|\*\*/g, "")
      .replace(/\\([%$])/g, "$1")
      .replace(/\^\s*\{?\s*\\circ\s*\}?/g, "°")
      .replace(/\\(?:text|mathrm|mbox)\s*\{([^{}]*)\}/g, " $1"),
  )
    .replace(/\$/g, "")
    .replace(/^\(([^()]*)\)$/, "$1")
    .replace(/^[A-Za-z]\s*=\s*/, "")
    .replace(/^(?=[+-]?10\s*\^)([+-]?)/, "$1 1*")
    .replace(/\s+/g, " ")
    .replace(/\.$/, "")
    .trim();
}

function unitOf(rest: string): { readonly percent: boolean; readonly unit: string } | undefined {
  const unit = rest.trim();
  if (/^(?:%|percent|pct|pour cent)$/i.test(unit)) return { percent: true, unit: "" };
  if (unit === "" || /^[€£¥]$/.test(unit)) return { percent: false, unit: "" };
  if (noUnit.test(unit) || !/^[\p{L}°][\p{L}°²³/. ·-]{0,40}(?:\^[23])?$/u.test(unit)) return undefined;
  return { percent: false, unit };
}

function fraction(mixed: string, above: string, below: string): readonly [bigint, bigint] {
  const [over, under] = [signed(above), signed(below)];
  return [BigInt(mixed) * under[0] * over[1] + over[0] * under[1], under[0] * over[1]];
}

function signed(number: string): readonly [bigint, bigint] {
  const [above, below] = scaled(number.replace("-", ""), undefined);
  return [number.startsWith("-") ? -above : above, below];
}

function scaled(number: string, exponent: string | undefined): readonly [bigint, bigint] {
  const plain = decimalPoint(number);
  const [integer = "", decimals = ""] = plain.split(".");
  const shift = Number(exponent?.match(/[+-]?\d+(?=\D*$)/)?.[0] ?? 0) - decimals.length;
  const value = BigInt(`${integer}${decimals}`);
  return shift >= 0 ? [value * 10n ** BigInt(shift), 1n] : [value, 10n ** BigInt(-shift)];
}

/** `1,234` groups and `1,5` does not; `1.234` is a decimal number, `1.234,5` has its groups by points. */
function decimalPoint(number: string): string {
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(number)) return number.replaceAll(",", "");
  if (/^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/.test(number)) return number.replaceAll(".", "").replace(",", ".");
  return number.replaceAll(" ", "").replace(",", ".");
}
