import type { Say } from "../error-texts.ts";
import type { HostErrorKind } from "./error-kinds.ts";

const listed = (names: readonly string[] | undefined) => (names ?? []).join(", ");

export const hostErrorsEn: Readonly<Record<HostErrorKind, Say>> = {
  "bad-stored-keys": (d) => ({
    message: `${d.file ?? "The file of keys"} holds something that Fathom did not write.`,
    hint: "Move it away and set the keys again: fathom keys set HOST",
  }),
  "host-left-r1": (d) => ({
    message: `${d.host ?? "The host"} no longer serves R1 or its distills by the call; nothing was sent.`,
    hint: `Who does: ${listed(d.near)}. A machine of your own there: --model BASE_URL#MODEL`,
  }),
  "host-list": (d) => ({
    message: `${d.host ?? d.model ?? "This"} is a host; which of its ${d.said ?? ""} models?`.replace("  ", " "),
    hint: `It says that it serves ${listed(d.near) || "none"}. All of them: fathom models ${d.host ?? "HOST"}`,
  }),
  "host-not-asked": (d) => ({
    message: `${d.host ?? d.model ?? "This"} is a host; which of its models? It could not be asked (${d.said ?? "no answer"}${d.keyName ? `; its key: ${d.keyName}` : ""}).`,
    hint: d.near?.length
      ? `From Fathom's own list, which may be out of date: ${listed(d.near)}. Write HOST:MODEL.`
      : "Start it, or write HOST:MODEL.",
  }),
  "host-without-key": (d) => ({
    message: `There is no stored key for ${d.host ?? "this host"}.`,
    hint: "fathom keys list shows which there are. A variable of the environment is taken back where it was set.",
  }),
  "key-as-argument": () => ({
    message: "A key on the command line would be seen by every program on this computer, and kept in the shell's history.",
    hint: "Withdraw that key and get another. fathom keys set HOST asks for it; through a pipe it reads it from stdin.",
  }),
  "no-hosted-key": (d) => ({
    message: `No host's key is set that serves ${d.model ?? "this model"}.`,
    hint: `Set one of ${d.keyName ?? "their variables"}, or: fathom keys set HOST. Who serves it: ${listed(d.near)}.`,
  }),
  "no-key-given": () => ({ message: "No key came.", hint: "Type or paste it at the prompt, or send it through a pipe." }),
  "no-router": (d) => ({
    message: `${d.host ?? "This model"} asks nobody else, so --provider says nothing to it; nothing was sent.`,
    hint: d.near?.length ? `Routers are ${listed(d.near)}.` : "Leave it out.",
  }),
  "one-provider": (d) => ({
    message: `${d.host ?? "This router"} takes one provider, not ${d.said ?? "several"}; nothing was sent.`,
    hint: "Name one with --provider NAME.",
  }),
  "retired-name": (d) => ({
    message: `${d.model ?? "This name"} is no longer served: it meant R1 in DeepSeek's own API until August 2025, then other models, and since 24 July 2026 DeepSeek answers it with an error. Nothing was sent.`,
    hint: `R1 itself, or what has taken its place: ${listed(d.near)}.`,
  }),
  "which-host": (d) => ({
    message: "Which host?",
    hint: d.near?.length ? `One of ${listed(d.near)}, or an own one of config.json.` : "Name one.",
  }),
  "which-keys-action": () => ({
    message: "Keys can be set, listed and removed.",
    hint: "fathom keys set HOST, fathom keys list, or fathom keys remove HOST.",
  }),
};
