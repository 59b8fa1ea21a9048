import { costEn } from "../cost/en.ts";

/** What `fathom chat` says, in English. */
export const en = {
  help: `fathom chat [options] [FIRST QUESTION]

A conversation. What comes through a pipe is asked line by line.

  -m, --model M          short name, HOST:MODEL, ./weights.gguf, BASE_URL#MODEL
  -s, --system TEXT      instructions; for R1 they go into the first question
      --max-tokens N     at most N tokens a reply, thinking included
      --stall SECONDS    give up after this long without a sign of life
      --shape S          field, tags or plain: how the host hands over the
                         thinking, where Fathom is wrong about it
      --provider P[,P]   whom a router may ask, first choice first
${costEn.flags}  -c, --continue         go on with the last conversation
      --no-save          keep nothing of it (fathom log --help)
      --lang L           en or fr
  -h, --help

Ctrl-C stops the reply and stays; Ctrl-D leaves. Several lines that are pasted
are one question. In the conversation, /help lists the commands.

The exit code is 0, or from a pipe that of the last reply that failed.
`,
  commands: `/model M      go on with another model
/think        show the last thinking
/regenerate   ask the last question again
/continue     go on with a reply that was stopped or cut
/help         this list
/quit         leave; so does Ctrl-D
Ctrl-C stops a reply. A blank before / makes it a question.`,
  greeting: (model: string) => `${model} · /help lists the commands, Ctrl-D leaves.`,
  howToLeave: "Ctrl-D or /quit leaves.",
  thoughtFor: (seconds: string) => `Thought for ${seconds} s · /think shows it`,
  decimal: ".",
  noThinking: "There is no thinking to show.",
  nothingToRegenerate: "There is no question to ask again.",
  nothingToContinue: "There is no reply to go on with.",
  cannotContinue: "This model cannot go on from a text, so it is asked again.",
  model: (model: string) => `This is ${model}. /model M goes on with another.`,
  modelNow: (model: string) => `From here on: ${model}.`,
  historyNotKept: (file: string) => `What you type is not remembered: ${file} cannot be used.`,
};
