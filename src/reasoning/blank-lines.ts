/** Lets text through, less the blank lines at its beginning. */
export interface LeadingBlankLines {
  /** Returns the text once its first visible character has come; before that an empty string. */
  push(text: string): string;
}

/**
 * Blank lines after a tag separate and say nothing: R1 writes `<think>\n` and `</think>\n\n`, and hosts that parse the tags
 * drop them or not. The indentation of the first line is part of the text and stays.
 */
export function dropLeadingBlankLines(): LeadingBlankLines {
  let indent = "";
  let begun = false;
  return {
    push(text) {
      if (begun) return text;
      const visible = text.search(/[^ \t\r\n]/);
      const blank = visible < 0 ? text : text.slice(0, visible);
      const lineBreak = Math.max(blank.lastIndexOf("\n"), blank.lastIndexOf("\r"));
      indent = lineBreak < 0 ? indent + blank : blank.slice(lineBreak + 1);
      if (visible < 0) return "";
      begun = true;
      return indent + text.slice(visible);
    },
  };
}

/** Lets text through, but keeps back blank lines at its end until it is known whether they touch a tag. */
export interface TrailingBlankLines {
  push(text: string): string;
  /** What is kept back. The caller drops it, or shows it when no tag came. */
  take(): string;
}

/** Looks at every character once, however many pieces a run of blank lines comes in. */
export function holdTrailingBlankLines(): TrailingBlankLines {
  let held = "";
  return {
    push(text) {
      let end = text.length;
      while (end > 0 && " \t\r\n".includes(text.charAt(end - 1))) end -= 1;
      if (end === 0 && held !== "") {
        held += text;
        return "";
      }
      const blank = text.slice(end);
      const lineBreak = blank.search(/[\r\n]/);
      const cut = lineBreak < 0 ? text.length : end + lineBreak;
      const shown = held + text.slice(0, cut);
      held = text.slice(cut);
      return shown;
    },
    take() {
      const last = held;
      held = "";
      return last;
    },
  };
}
