import { lastBranch, tipsOf } from "./branch.ts";
import type { Conversation, TreeMessage } from "./conversation.ts";
import type { Provenance } from "./provenance.ts";
import { thinkingTime } from "./thinking-time.ts";

/** What stands between the messages, in the reader's language. */
export interface MarkdownWords {
  readonly you: string;
  readonly instructions: string;
  readonly answer: string;
  /** The heading of the thinking; milliseconds where they are known. */
  readonly thought: (ms: number | undefined) => string;
  /** What has to be said aloud about a reply that is not complete. */
  readonly remark: (reply: Provenance) => string | undefined;
  /** Tokens and seconds, as far as they are known. */
  readonly figures: (reply: Provenance) => readonly string[];
  readonly begunAt: (iso: string) => string;
  readonly otherBranches: (count: number) => string;
}

export interface MarkdownOptions {
  readonly words: MarkdownWords;
  /** Whether the thinking goes along. */
  readonly thinking: boolean;
}

/**
 * The branch that a conversation was last gone on with as Markdown, in the form of the page's own: the thinking quoted, the
 * answer as the model wrote it. Other branches are counted; `toJson` holds them all.
 */
export function toMarkdown(conversation: Conversation, { words, thinking }: MarkdownOptions): string {
  const others = tipsOf(conversation).length - 1;
  const parts = [
    `# ${conversation.title}`,
    `*${[words.begunAt(conversation.createdAt), ...(others > 0 ? [words.otherBranches(others)] : [])].join(" · ")}*`,
    ...lastBranch(conversation).flatMap((message) => blocksOf(message, words, thinking)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function blocksOf(message: TreeMessage, words: MarkdownWords, thinking: boolean): readonly string[] {
  if (message.role !== "assistant") return [`## ${message.role === "user" ? words.you : words.instructions}`, message.text];
  const { reasoning, text, reply } = message;
  const remark = words.remark(reply);
  const figures = words.figures(reply);
  return [
    `## ${reply.model === undefined || reply.model === "unknown" ? reply.asked : reply.model}`,
    ...(thinking && reasoning !== "" ? [`### ${words.thought(thinkingTime(reply))}`, quoted(reasoning)] : []),
    ...(text === "" ? [] : [...(thinking && reasoning !== "" ? [`### ${words.answer}`] : []), text]),
    ...(remark === undefined ? [] : [`*${remark}*`]),
    ...(figures.length === 0 ? [] : [`*${figures.join(" · ")}*`]),
  ];
}

/** A text as a quotation. */
export function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}
