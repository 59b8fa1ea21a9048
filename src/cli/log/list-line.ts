import type { Writer } from "../writer.ts";

export interface ListedLine {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly text: string;
}

/** Characters of an ID that tell conversations apart at a glance. */
const idLength = 8;

/** One line of a list: beginning of the ID, day, text. Cut to a terminal's width; whole elsewhere. */
export function lineOf({ id, at, text }: ListedLine, { isTTY, columns }: Pick<Writer, "isTTY" | "columns">): string {
  const begin = `${id.slice(0, idLength)}  ${at.slice(0, 10)}  `;
  const characters = [...text.replace(/\s+/g, " ")];
  const room = isTTY ? Math.max(8, columns() - begin.length - 1) : Number.POSITIVE_INFINITY;
  return `${begin}${characters.length <= room ? characters.join("") : `${characters.slice(0, room - 1).join("")}…`}\n`;
}
