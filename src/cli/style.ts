import { styleText } from "node:util";

/** How text is set apart on one stream. On a stream without colour everything stays as it is. */
export interface Style {
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly red: (text: string) => string;
}

/**
 * @param colour whether the configuration allows it.
 * @param stream a pipe or a file gets plain text.
 */
export function styleFor(colour: boolean, stream: { readonly isTTY?: boolean }): Style {
  const as = (format: "dim" | "bold" | "red") => (text: string) =>
    colour && stream.isTTY === true && text !== "" ? styleText(format, text, { validateStream: false }) : text;
  return { dim: as("dim"), bold: as("bold"), red: as("red") };
}
