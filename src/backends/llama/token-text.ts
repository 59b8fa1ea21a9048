import type { Token } from "node-llama-cpp";

/** Makes text of tokens. A character may lie across several tokens, and only whole ones are text. */
export interface TokenText {
  push(token: Token): string;
  end(): string;
}

/** A UTF-8 character has at most four bytes, so four byte tokens that make no character never will. */
const mostPending = 4;

export function tokenText(detokenize: (tokens: readonly Token[]) => string): TokenText {
  let pending: Token[] = [];
  const take = () => {
    const text = pending.length === 0 ? "" : detokenize(pending);
    pending = [];
    return text;
  };
  return {
    push(token) {
      pending.push(token);
      return pending.length < mostPending && detokenize(pending).endsWith("\uFFFD") ? "" : take();
    },
    end: take,
  };
}
