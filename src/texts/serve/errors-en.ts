import type { Say } from "../error-texts.ts";
import type { ServerErrorKind } from "./error-kinds.ts";

const newLink = "fathom serve --link prints a new one.";

export const serverErrorsEn: Readonly<Record<ServerErrorKind, Say>> = {
  "bad-request": () => ({ message: "The server did not understand the page.", hint: "Reload the page: it may be older than the server." }),
  "foreign-origin": () => ({ message: "The server answers its own page only.", hint: "" }),
  "no-fathom": (d) => ({ message: `What answers at ${d.host ?? "this address"} is not Fathom.`, hint: "Check --port." }),
  "no-server": () => ({
    message: "No server is running.",
    hint: "Start one with fathom serve. If it has a port of its own, name it: --port P.",
  }),
  "no-session": () => ({ message: "This page needs a launch link.", hint: newLink }),
  "no-such-conversation": () => ({ message: "This conversation is not there.", hint: "It may have been deleted meanwhile." }),
  "no-such-message": () => ({ message: "This message is not there.", hint: "Its conversation may have been deleted meanwhile." }),
  "not-built": () => ({ message: "The page has not been built.", hint: "npm start builds it." }),
  "not-found": () => ({ message: "There is nothing at this address.", hint: "" }),
  "other-token": () => ({
    message: "The server that runs has another token.",
    hint: "Set FATHOM_TOKEN, or FATHOM_HOME, as it was set for the server.",
  }),
  "port-taken": (d) => ({ message: `Port ${d.said ?? ""} cannot be used.`, hint: "Choose another with --port, or none for a free one." }),
  "request-not-json": () => ({ message: "The server takes JSON only.", hint: "" }),
  "request-too-large": () => ({ message: "The conversation is too large to be sent.", hint: "Begin a new one." }),
  "run-elsewhere": () => ({ message: "Another program produces this reply.", hint: "Stop it there." }),
  "too-many-runs": () => ({ message: "Too many replies run at once.", hint: "Stop one, or wait for one to end." }),
  "unknown-argument": (d) => ({
    message: `fathom serve takes no ${d.said ?? "argument"}.`,
    hint: "fathom serve --help lists what it takes.",
  }),
  "used-link": () => ({ message: "This launch link has been used.", hint: newLink }),
};
