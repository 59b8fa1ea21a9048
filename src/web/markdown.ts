import { Marked } from "marked";
import { formulaSyntax } from "./formula-syntax.ts";

/**
 * A reader of Markdown for answers. Nothing that a model wrote becomes markup by itself: HTML in it stays text, and a
 * picture becomes a link, because loading it would tell its host that somebody reads this.
 *
 * @returns HTML that must still pass `sanitise`.
 */
export function createMarkdown(): (source: string) => string {
  const marked = new Marked({
    gfm: true,
    renderer: {
      html: ({ text }) => escapeHtml(text),
      image: ({ href, text }) => `<a href="${escapeHtml(href)}" class="picture">${escapeHtml(text === "" ? href : text)}</a>`,
      checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
      // The page's own headings end at the second level.
      heading({ tokens, depth }) {
        const level = Math.min(depth + 2, 6);
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
      },
    },
  });
  marked.use({ extensions: [...formulaSyntax(escapeHtml)] });
  return (source) => marked.parse(source, { async: false });
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
