import type { Say } from "../error-texts.ts";
import type { LogErrorKind } from "./error-kinds.ts";

export const logErrorsEn: Readonly<Record<LogErrorKind, Say>> = {
  "ambiguous-conversation": (d) => ({
    message: `More than one conversation begins with ${d.said ?? "this"}.`,
    hint: "Write more of its ID.",
  }),
  "bad-import": (d) => ({
    message: `${d.file ?? "The file"} holds no conversations that Fathom can read: ${d.said ?? "another form"}.`,
    hint: "It takes what fathom log export wrote as JSON. Nothing was imported.",
  }),
  "conversation-gone": () => ({
    message: "The conversation was deleted meanwhile, and this reply is not kept.",
    hint: "What you ask next is kept as a new conversation.",
  }),
  "no-conversation": () => ({
    message: "There is no conversation yet.",
    hint: "Ask without -c; what is asked with --no-save is not kept.",
  }),
  "store-busy": (d) => ({
    message: `Another process has held ${d.file ?? "the store"} for too long.`,
    hint: "Try again when it has ended. What was being deleted is gone for good once a command has had the store to itself.",
  }),
  "store-damaged": (d) => ({
    message: `${d.file ?? "The store"} is damaged.`,
    hint: "Move it away, or put back a copy of it; the next question then begins a new one.",
  }),
  "store-foreign": (d) => ({
    message: `${d.file ?? "The store"} is another program's database; nothing was written to it.`,
    hint: "Move it away.",
  }),
  "store-newer": (d) => ({
    message: `${d.file ?? "The store"} was written by a newer Fathom; nothing was written to it.`,
    hint: "Update Fathom.",
  }),
  "unknown-conversation": (d) => ({ message: `There is no conversation ${d.said ?? ""}.`, hint: "fathom log lists what there is." }),
  "unknown-log-verb": (d) => ({
    message: `fathom log cannot ${d.said ?? "do this"} like that.`,
    hint: "fathom log --help lists what it can.",
  }),
};
