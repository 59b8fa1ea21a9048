import type { Links } from "../../../server/secrets.ts";
import type { ServeTexts } from "../../../texts/serve/texts.ts";
import type { Writer } from "../../writer.ts";
import { drawQrCode } from "./qr-code.ts";

export interface ShowLinksOptions {
  readonly out: Writer;
  readonly err: Writer;
  /** Whether the configuration allows it. */
  readonly colour: boolean;
  readonly texts: ServeTexts;
}

/** Columns of what is no terminal. */
const unknownWidth = 80;

/**
 * Prints the link for this computer and, where others are let in, the one for another device below it and as a QR code. What is no
 * terminal may be shown on one later, whose width nobody knows: the code says no more than the link does, which works once.
 */
export async function showLinks({ link, pairing }: Links, { out, err, colour, texts }: ShowLinksOptions): Promise<void> {
  await out.write(`${link}\n`);
  if (pairing === undefined) return;
  await out.write(`${pairing}\n`);
  const columns = err.isTTY ? err.columns() : unknownWidth;
  const drawn = await drawQrCode(pairing, { columns, colour: colour && err.isTTY });
  await err.write(`${typeof drawn === "number" ? err.fitted(texts.codeNeedsColumns(drawn, columns)) : drawn}\n`);
}
