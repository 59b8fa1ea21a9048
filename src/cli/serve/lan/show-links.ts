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

/**
 * Prints the link for this computer and, where others are let in, the one for another device below it and as a QR code. The
 * code holds a secret: it goes to a terminal only, never into a file that stderr may be.
 */
export async function showLinks({ link, pairing }: Links, { out, err, colour, texts }: ShowLinksOptions): Promise<void> {
  await out.write(`${link}\n`);
  if (pairing === undefined) return;
  await out.write(`${pairing}\n`);
  if (!err.isTTY) return err.write(`${texts.codeNeedsTerminal}\n`);
  const columns = err.columns();
  const drawn = await drawQrCode(pairing, { columns, colour });
  await err.write(`${typeof drawn === "number" ? texts.codeNeedsColumns(drawn, columns) : drawn}\n`);
}
