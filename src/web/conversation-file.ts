import { quoted } from "../conversation/markdown-file.ts";
import type { Language } from "../texts/language.ts";
import type { PageTexts } from "../texts/page/texts.ts";
import { figuresOf, remarksOn, thinkingHeading } from "./remarks.ts";
import type { Question, Reply } from "./turn.ts";

export interface ConversationFileOptions {
  /** The branch that is shown. */
  readonly turns: readonly { readonly question?: Question | undefined; readonly reply?: Reply | undefined }[];
  readonly texts: PageTexts;
  readonly language: Language;
  readonly now: Date;
}

/** A conversation with its thinking as Markdown: the thinking quoted, the answer as the model wrote it. */
export function conversationFile({ turns, texts, language, now }: ConversationFileOptions): string {
  const names = [...new Set(turns.flatMap(({ reply }) => (reply === undefined ? [] : [nameOf(reply, texts)])))].join(", ");
  const when = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(now);
  const parts = turns.flatMap(({ question, reply }) => [
    ...(question === undefined ? [] : [`## ${texts.you}`, question.text]),
    ...(reply === undefined ? [] : partsOf(reply)),
  ]);
  return `${[`# ${texts.savedWith(names)}`, texts.savedAt(when), ...parts].filter((part) => part !== "**").join("\n\n")}\n`;

  function partsOf(reply: Reply): readonly string[] {
    const { reasoning, answer, error, phase } = reply;
    return [
      `## ${nameOf(reply, texts)}`,
      ...(reasoning === "" ? [] : [`### ${thinkingHeading(reply, now.getTime(), texts, language)}`, quoted(reasoning)]),
      ...(answer === "" ? [] : [`### ${texts.answer}`, answer]),
      ...remarksOn(reply, texts).map((remark) => `*${remark}*`),
      ...(error === undefined || phase === "stopped" ? [] : [`*${error.message}*`]),
      `*${figuresOf(reply, texts, language).join(" · ")}*`,
    ];
  }
}

/** The name of the file: when it was saved, in the order that sorts. */
export function conversationFileName(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
  return `fathom-${local.slice(0, 10)}-${local.slice(11, 16).replace(":", "")}.md`;
}

function nameOf({ asked: { model, r1 } }: Reply, texts: PageTexts): string {
  return r1 ? model : `${model} (${texts.notR1})`;
}
