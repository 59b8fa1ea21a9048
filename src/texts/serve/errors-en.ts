import type { Say } from "../error-texts.ts";
import type { ServerErrorKind } from "./error-kinds.ts";

const newLink = "fathom serve --link prints a new one.";

const ways = "One of: --lan --cert FILE --key FILE (encrypted), --lan --proxy NAME (behind an HTTPS proxy), --lan-http (not encrypted).";
const usable = "Give a certificate in PEM form with --cert, its chain behind it, and its key with --key.";

export const serverErrorsEn: Readonly<Record<ServerErrorKind, Say>> = {
  "bad-request": () => ({ message: "The server did not understand the page.", hint: "Reload the page: it may be older than the server." }),
  "certificate-early": (d) => ({
    message: `The certificate in ${d.file ?? "the file"} is valid only from ${d.said ?? "later"} on.`,
    hint: "Check the date of this computer.",
  }),
  "certificate-expired": (d) => ({
    message: `The certificate in ${d.file ?? "the file"} has expired on ${d.said ?? "some day"}.`,
    hint: "Renew it: browsers would warn of it just as of somebody who reads along.",
  }),
  "certificate-unusable": (d) => ({
    message: `The certificate in ${d.file ?? "the file"} cannot be used: ${d.said ?? "TLS refuses it"}.`,
    hint: usable,
  }),
  "foreign-origin": () => ({ message: "The server answers its own page only.", hint: "" }),
  "guessable-token": (d) => ({
    message: `${d.keyName ?? "The token"} is so short that it could be guessed from the network.`,
    hint: "Leave it out, and a good one is made and kept; or set 43 random characters.",
  }),
  "key-encrypted": (d) => ({
    message: `The private key in ${d.file ?? "the file"} is encrypted.`,
    hint: "fathom serve asks for no passphrase. Make a file without one that only you can read: openssl pkey -in KEY -out PLAIN.",
  }),
  "lan-alone": () => ({ message: "--lan does not say how other devices are to be let in.", hint: ways }),
  "lan-half": () => ({ message: "A certificate and its key go together.", hint: ways }),
  "lan-missing": () => ({ message: "--cert, --key and --proxy do nothing without --lan.", hint: ways }),
  "lan-proxy-name": (d) => ({
    message: `--proxy cannot be ${d.said ?? "that"}.`,
    hint: "Give the name as browsers see it, without https:// and without a path: chat.example.org, or chat.example.org:8443.",
  }),
  "lan-ways": () => ({ message: "These ways of letting other devices in exclude each other.", hint: ways }),
  "no-fathom": (d) => ({
    message: `What answers at ${d.host ?? "this address"} is not Fathom.`,
    hint: "Check --port, and whether it was started with the certificate that it shows.",
  }),
  "no-server": () => ({
    message: "No server is running.",
    hint: "Start one with fathom serve. If it has a port of its own, name it: --port P.",
  }),
  "no-session": () => ({ message: "This page needs a launch link.", hint: newLink }),
  closing: () => ({ message: "The server is ending.", hint: "Start it again, then ask again." }),
  "nothing-to-continue": () => ({ message: "There is nothing to go on with: this reply is complete, or still comes.", hint: "" }),
  "no-such-conversation": () => ({ message: "This conversation is not there.", hint: "It may have been deleted meanwhile." }),
  "no-such-message": () => ({ message: "This message is not there.", hint: "Its conversation may have been deleted meanwhile." }),
  "not-built": () => ({ message: "The page has not been built.", hint: "npm start builds it." }),
  "not-certificate": (d) => ({ message: `${d.file ?? "The file"} holds no certificate in PEM form.`, hint: usable }),
  "not-private-key": (d) => ({ message: `${d.file ?? "The file"} holds no private key in PEM form.`, hint: usable }),
  "not-found": () => ({ message: "There is nothing at this address.", hint: "" }),
  "other-key": (d) => ({ message: `The private key in ${d.file ?? "the file"} does not belong to the certificate.`, hint: usable }),
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
