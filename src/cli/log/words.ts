import type { MarkdownWords } from "../../conversation/markdown-file.ts";
import type { Provenance } from "../../conversation/provenance.ts";
import type { LogTexts } from "../../texts/log/texts.ts";

/** What stands between the messages of an exported conversation. */
export function wordsOf(texts: LogTexts, language: string): MarkdownWords {
  const seconds = (ms: number) => (ms / 1_000).toFixed(1).replace(".", texts.decimal);
  const when = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" });
  return {
    you: texts.you,
    instructions: texts.instructions,
    answer: texts.answer,
    thought: (ms) => texts.thought(ms === undefined ? undefined : seconds(ms)),
    remark: (reply) => remarkOf(reply, texts),
    figures: ({ host, provider, quantisation, usage, timing }) =>
      [
        provider ?? host,
        quantisation,
        usage?.completionTokens === undefined ? undefined : texts.tokens(usage.completionTokens),
        timing === undefined ? undefined : texts.seconds(seconds(timing.totalMs)),
      ].filter((figure) => figure !== undefined),
    begunAt: (iso) => texts.begunAt(when.format(new Date(iso))),
    otherBranches: texts.otherBranches,
  };
}

function remarkOf({ state, finish, error }: Provenance, texts: LogTexts): string | undefined {
  switch (state) {
    case "complete":
      return undefined;
    case "cut":
      return texts.cut(finish?.reason);
    case "failed":
      return `${texts.failed}${error === undefined ? "" : ` (${error.code})`}`;
    case "running":
    case "stopped":
    case "interrupted":
      return texts[state];
    default:
      return state satisfies never;
  }
}
