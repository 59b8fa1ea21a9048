import type { Token } from "node-llama-cpp";

/** Makes text of tokens. A character may lie across several tokens, and only whole ones are text. */
export interface TokenText {
  push(token: Token): string;
  end(): string;
}

/** A UTF-8 character has at most four bytes: of four byte tokens that make none, the first will never be part of one. */
const mostPending = 4;

export function tokenText(detokenize: (tokens: readonly Token[]) => string): TokenText {
  let pending: readonly Token[] = [];
  const textOf = (tokens: readonly Token[]) => (tokens.length === 0 ? "" : detokenize(tokens));
  const take = (count = pending.length) => {
    const text = textOf(pending.slice(0, count));
    pending = pending.slice(count);
    return text;
  };
  /** Where the first character ends: what is behind it reads the same without it. */
  const firstEnd = () => {
    const whole = textOf(pending);
    const ends = pending.map((_, at) => at + 1);
    return ends.find((end) => textOf(pending.slice(0, end)) + textOf(pending.slice(end)) === whole);
  };
  return {
    push(token) {
      pending = [...pending, token];
      if (!textOf(pending).endsWith("\uFFFD")) return take();
      return pending.length < mostPending ? "" : take(firstEnd());
    },
    end: () => take(),
  };
}
