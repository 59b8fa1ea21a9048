import { ChatError } from "../../model/error.ts";
import { type Flags, type Given, readNumber } from "../flags.ts";

export const logFlags = {
  json: { type: "boolean" },
  markdown: { type: "boolean" },
  "no-thinking": { type: "boolean" },
  limit: { type: "string" },
  all: { type: "boolean" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies Flags;

export type LogGiven = Given<typeof logFlags>;

const verbs = ["list", "show", "search", "export", "import", "rename", "delete"] as const;

/** What a command line of `fathom log` wants. */
export interface Wish {
  readonly verb: (typeof verbs)[number];
  readonly words: readonly string[];
}

/**
 * Without a verb: an ID shows it, `--json` or `--markdown` export, and nothing lists.
 *
 * @throws ChatError `usage` for a verb with too few or too many words.
 */
export function wishOf({ json = false, markdown = false, all = false }: LogGiven, words: readonly string[]): Wish {
  const [first, ...rest] = words;
  const said = verbs.find((verb) => verb === first);
  const verb = said ?? (json || markdown ? "export" : first === undefined ? "list" : "show");
  const wish: Wish = { verb, words: said === undefined ? words : rest };
  const [least, most] = wordsOf(verb, all);
  if (wish.words.length < least || wish.words.length > most) {
    throw new ChatError("usage", { kind: "unknown-log-verb", said: words.join(" ") });
  }
  return wish;
}

function wordsOf(verb: Wish["verb"], all: boolean): readonly [least: number, most: number] {
  switch (verb) {
    case "list":
      return [0, 0];
    case "show":
      return [0, 1];
    case "search":
      return [1, Number.POSITIVE_INFINITY];
    case "import":
      return [1, 1];
    case "export":
      return [0, Number.POSITIVE_INFINITY];
    case "rename":
      return [2, Number.POSITIVE_INFINITY];
    case "delete":
      return all ? [0, 0] : [1, Number.POSITIVE_INFINITY];
    default:
      return verb satisfies never;
  }
}

/** @throws ChatError `usage` that names the flag. */
export function limitOf({ limit }: LogGiven): number {
  return readNumber(limit, { option: "limit", min: 1, whole: true }) ?? 20;
}
