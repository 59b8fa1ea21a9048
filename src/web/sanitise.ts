import DOMPurify from "dompurify";

const text = ["p", "br", "hr", "h3", "h4", "h5", "h6", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "span"];
const tables = ["table", "thead", "tbody", "tr", "th", "td"];
const formulas = [
  ...["math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "msup", "msub", "msubsup", "mfrac", "msqrt", "mroot", "mover", "munder"],
  ...["munderover", "mtable", "mtr", "mtd", "mstyle", "mpadded", "mphantom", "menclose", "mmultiscripts"],
];

const plainAttributes = [
  ...["class", "start", "align", "display", "displaystyle", "scriptlevel", "mathvariant", "stretchy", "fence", "separator", "accent"],
  ...["accentunder", "movablelimits", "minsize", "maxsize", "lspace", "rspace", "width", "height", "depth", "voffset", "linethickness"],
  ...["columnalign", "columnspacing", "rowspacing", "notation"],
];

/**
 * The last thing that happens to markup before it is shown: only these elements and attributes come through, only
 * links to the web and to mail, and nothing that loads or runs.
 */
export function sanitise(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: [...text, ...tables, ...formulas],
    ALLOWED_ATTR: ["href", ...plainAttributes],
    // Everything but a link's target: a value like "block" is not an address.
    ADD_URI_SAFE_ATTR: plainAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
    // A formula's source, which would stand beside it as text.
    FORBID_CONTENTS: ["annotation", "script", "style", "template", "noscript", "iframe", "svg"],
    RETURN_DOM_FRAGMENT: true,
  });
}
