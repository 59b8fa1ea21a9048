import type { Language } from "../texts/language.ts";
import type { PageTexts } from "../texts/page/texts.ts";
import { duration, figuresOf, remarksOn } from "./remarks.ts";
import { type Turn, thinkingMs } from "./turn.ts";

export interface ConversationFileOptions {
  readonly turns: readonly Turn[];
  readonly texts: PageTexts;
  readonly language: Language;
  readonly now: Date;
}

/** A conversation with its thinking as Markdown: the thinking quoted, the answer as the model wrote it. */
export function conversationFile({ turns, texts, language, now }: ConversationFileOptions): string {
  const names = [...new Set(turns.map(({ asked }) => nameOf(asked, texts)))].join(", ");
  const when = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(now);
  const parts = turns.flatMap((turn) => [
    `## ${texts.you}`,
    turn.question,
    `## ${nameOf(turn.asked, texts)}`,
    ...(turn.reasoning === ""
      ? []
      : [`### ${texts.thought(duration(thinkingMs(turn, now.getTime()), texts, language))}`, quoted(turn.reasoning)]),
    ...(turn.answer === "" ? [] : [`### ${texts.answer}`, turn.answer]),
    ...remarksOn(turn, texts).map((remark) => `*${remark}*`),
    ...(turn.error === undefined || turn.phase === "stopped" ? [] : [`*${turn.error.message}*`]),
    `*${figuresOf(turn, texts, language).join(" · ")}*`,
  ]);
  return `${[`# ${texts.savedWith(names)}`, texts.savedAt(when), ...parts].filter((part) => part !== "**").join("\n\n")}\n`;
}

/** The name of the file: when it was saved, in the order that sorts. */
export function conversationFileName(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
  return `fathom-${local.slice(0, 10)}-${local.slice(11, 16).replace(":", "")}.md`;
}

function nameOf({ model, r1 }: Turn["asked"], texts: PageTexts): string {
  return r1 ? model : `${model} (${texts.notR1})`;
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}
