import type { FinishReason } from "../../model/part.ts";

const cut: Readonly<Record<FinishReason, string>> = {
  stop: "The connection ended before the reply did.",
  length: "Cut: the reply reached its greatest length.",
  budget: "Cut: the budget was used up.",
  filter: "Cut by the host's filter.",
};

export const logEn = {
  help: `fathom log [list] [--limit N]
fathom log show [ID|last]        one conversation; the last without ID
fathom log search WORDS          in questions, answers and thinking
fathom log export [ID…]          all, or those; as JSON, or --markdown
fathom log import FILE|-         what export wrote as JSON
fathom log rename ID TITLE       gives it another title
fathom log delete ID…|--all      for good: no byte of it is left

fathom ask and fathom chat keep what was asked and answered on this computer,
and nowhere else. --no-save keeps nothing of one call; "save": false in
config.json turns keeping off. -c goes on with the last conversation.

      --json           with list and search: as JSON; alone: the same as export
      --markdown       with export, or alone: as Markdown
      --no-thinking    Markdown without the thinking
      --limit N        at most N lines (20)
      --all            with delete: every conversation
      --lang L         en or fr
  -h, --help

ID is what a line of the list begins with; a beginning of it that fits no other
is enough.
`,
  savedIn: (file: string) => `Kept in ${file}. --no-save keeps nothing; fathom log shows it.`,
  goesOn: (title: string) => `Going on with: ${title}`,
  nothing: "Nothing is kept here yet.",
  nothingFound: "Nothing was found.",
  imported: (messages: number, conversations: number) =>
    `${messages} new ${messages === 1 ? "message" : "messages"} in ${conversations} ${conversations === 1 ? "conversation" : "conversations"}.`,
  deleted: (count: number) => `${count} ${count === 1 ? "conversation" : "conversations"} deleted.`,
  renamed: (title: string) => `It is called ${title} now.`,
  you: "You",
  instructions: "Instructions",
  answer: "Answer",
  thought: (seconds: string | undefined) => (seconds === undefined ? "Thinking" : `Thought for ${seconds} s`),
  begunAt: (when: string) => `Begun on ${when}`,
  otherBranches: (count: number) => (count === 1 ? "1 other branch is not shown" : `${count} other branches are not shown`),
  tokens: (count: number) => `${count} tokens`,
  seconds: (seconds: string) => `${seconds} s`,
  decimal: ".",
  running: "Still being written.",
  cut: (reason: FinishReason | undefined) => `${cut[reason ?? "stop"]} What came is kept.`,
  stopped: "Stopped. What came is kept.",
  failed: "Failed. What came is kept.",
  interrupted: "Interrupted: the program that received it ended. What came is kept.",
};
