/** The quiet zone that the standard wants (ISO/IEC 18004, 4 modules), and the least that cameras still read. */
const quiet = { wanted: 4, least: 1 };

/** White on black whatever the terminal's own colours are: of 256 those two that no theme changes. */
const colours = ["\u001b[38;5;231;48;5;16m", "\u001b[0m"] as const;

export interface QrCodeOptions {
  /** Of the terminal. */
  readonly columns: number;
  /** Without it the white modules are drawn in the terminal's own colour, which suits a dark one. */
  readonly colour: boolean;
}

/**
 * A text as a QR code, two rows of modules in one of the terminal, with the widest quiet zone that fits.
 *
 * @returns lines without the last newline; or, where the terminal is too narrow, how many columns it takes.
 * @example
 * await drawQrCode("http://192.168.1.20:4747/", { columns: 80, colour: true });
 */
export async function drawQrCode(text: string, { columns, colour }: QrCodeOptions): Promise<string | number> {
  // Loaded here, because nothing else needs it.
  const { encode, renderUnicodeCompact } = await import("uqr");
  const { size } = encode(text, { ecc: "L", border: 0 });
  const border = Math.min(quiet.wanted, Math.floor((columns - size) / 2));
  if (border < quiet.least) return size + 2 * quiet.least;
  const drawn = renderUnicodeCompact(text, { ecc: "L", border });
  if (!colour) return drawn;
  const [begin, end] = colours;
  return drawn.replace(/^.*$/gm, (line) => begin + line + end);
}
