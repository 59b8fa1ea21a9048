import type { TokenizerAndRendererExtension, Tokens } from "marked";

/**
 * How formulas are written in answers: TeX's own four delimiters. A formula never crosses a blank line, and it has an
 * end to its length, so that a row of opening delimiters is not searched to the end of the answer once for each.
 */
const displayed = /^(?:\$\$((?:(?!\n[ \t]*\n)[^$\\]|\\[\s\S]){1,3000}?)\$\$|\\\[((?:(?!\n[ \t]*\n|\\\])[\s\S]){1,3000}?)\\\])/;
/** A dollar counts only where no price is meant: no space inside it, no digit behind it, one line. */
const inDollars = /^\$(?![\s$])((?:[^$\n\\]|\\[^\n]){0,1000}?(?:[^\s$\\]|\\[^\s]))\$(?![\d$])/;
const inBrackets = /^\\\(((?:(?!\n[ \t]*\n|\\\))[\s\S]){1,1000}?)\\\)/;

/**
 * Lets `marked` see formulas before it takes their backslashes and underscores for its own. They become elements that
 * hold their source; drawing them is another step, because its library is large and loaded only when it is needed.
 */
export function formulaSyntax(escapeHtml: (text: string) => string): readonly TokenizerAndRendererExtension[] {
  const renderer = ({ text, display }: Tokens.Generic) =>
    `<span class="formula${display === true ? " display" : ""}">${escapeHtml(String(text))}</span>`;
  return [
    {
      name: "formulaBlock",
      level: "block",
      start: (source) => indexOf(source, /(?:^|\n)(?=\$\$|\\\[)/),
      tokenizer(source) {
        const found = displayed.exec(source);
        const rest = found === null ? "" : (/^[^\n]*/.exec(source.slice(found[0].length))?.[0] ?? "");
        if (found === null || rest.trim() !== "") return undefined;
        return { type: "formulaBlock", raw: found[0] + rest, text: (found[1] ?? found[2] ?? "").trim(), display: true };
      },
      renderer: (token) => `<p>${renderer(token)}</p>\n`,
    },
    {
      name: "formula",
      level: "inline",
      start: (source) => indexOf(source, /\$|\\[([]/),
      tokenizer(source) {
        const display = displayed.exec(source);
        if (display !== null) return { type: "formula", raw: display[0], text: (display[1] ?? display[2] ?? "").trim(), display: true };
        const found = inDollars.exec(source) ?? inBrackets.exec(source);
        return found === null ? undefined : { type: "formula", raw: found[0], text: (found[1] ?? "").trim(), display: false };
      },
      renderer,
    },
  ];
}

function indexOf(source: string, pattern: RegExp): number | undefined {
  const at = source.search(pattern);
  return at < 0 ? undefined : at;
}
