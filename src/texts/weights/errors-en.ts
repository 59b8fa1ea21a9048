import type { ErrorDetails } from "../../model/error.ts";
import type { Say } from "../error-texts.ts";
import type { WeightsErrorKind } from "./error-kinds.ts";
import { size } from "./size.ts";

const figures = ({ needBytes, haveBytes }: ErrorDetails) => ({ needs: size(needBytes, "en"), has: size(haveBytes, "en") });
const names = ({ near = [] }: ErrorDetails) => (near.length === 0 ? "" : `There are ${near.join(", ")}. `);

export const weightsErrorsEn: Readonly<Record<WeightsErrorKind, Say>> = {
  "bad-header": (d) => ({
    message: `${d.file ?? "The file"} has a header that is broken${d.said ? ` (${d.said})` : ""}; the engine was not given it.`,
    hint: "Download it again.",
  }),
  "changed-upstream": (d) => ({
    message: `What the hub now has as ${d.file ?? "this file"} is not the file that Fathom knows.`,
    hint: "Its owner has replaced it. Choose another quantisation; fathom models lists them.",
  }),
  "disk-full": (d) => ({
    message: `The disk is full: ${d.file ?? "the file"} could not be written on. What came is kept.`,
    hint: "Make room and give the same command again; it goes on from there.",
  }),
  "does-not-fit": (d) => ({
    message: `${d.model ?? "This model"} needs ${figures(d).needs} of memory even for a short conversation; this computer has ${figures(d).has}. Nothing was loaded.`,
    hint: "fathom models shows what fits. --force tries all the same.",
  }),
  "engine-changed": (d) => ({
    message: `What npm fetched as ${d.said ?? "the engine"} is not the package that Fathom knows; it was removed.`,
    hint: "Look at which registry npm is set to use (npm config get registry).",
  }),
  "engine-kind": (d) => ({
    message: `There is no such engine for this computer${d.said ? `: ${d.said}` : ""}.`,
    hint: d.near && d.near.length > 0 ? `fathom engine install ${d.near.join("|")}` : "fathom engine --help",
  }),
  "engine-not-fetched": (d) => ({
    message: `npm could not fetch the engine.${d.said ? ` It says: “${d.said}”` : ""}`,
    hint: "Check the network and npm's settings, and try again; what came is in npm's cache.",
  }),
  "gguf-version": (d) => ({
    message: `${d.file ?? "The file"} is GGUF of the version ${d.said ?? "?"}; the engine reads 2 and 3.`,
    hint: "Convert it anew, or choose another.",
  }),
  "hash-mismatch": (d) => ({
    message: `${d.file ?? "The file"} does not have the bytes that it should: its SHA-256 is another.`,
    hint: "It is damaged, or it was changed. fathom pull fetches it again.",
  }),
  "hub-answer": (d) => ({
    message: `${d.host ?? "The hub"} sent something else than weights, such as a web page.`,
    hint: "A log-in page of the network answers like this; or HF_ENDPOINT names no hub.",
  }),
  "no-checksum": (d) => ({
    message: `No source gives a checksum of ${d.model ?? "this file"}, so Fathom cannot tell whether the right bytes come.`,
    hint: "--unchecked fetches it all the same, by its header alone. Without that: a quantisation with a checksum (fathom models).",
  }),
  "no-space": (d) => ({
    message: `The disk of ${d.file ?? "the weights"} has room for ${figures(d).has}, and ${figures(d).needs} would come.`,
    hint: "Make room, or move Fathom's folders with FATHOM_HOME.",
  }),
  "not-on-hub": (d) => ({
    message: `${d.host ?? "The hub"} does not have this file${d.status ? ` (${d.status})` : ""}.`,
    hint: "A mirror in HF_ENDPOINT may lack it; otherwise its owner has removed it. fathom models lists others.",
  }),
  "distill-not-pulled": (d) => ({
    message: `${d.model ?? "This model"} is not on this computer.`,
    hint: `fathom pull ${d.model ?? "NAME"} downloads it; fathom models says which fit.`,
  }),
  "no-distill": (d) => ({
    message: `${d.said ? `${d.said} is nothing` : "There is nothing"} that can be pulled.`,
    hint: `${names(d)}fathom models lists them all.`,
  }),
  offline: (d) => ({ message: `${d.model ?? "It"} is not here whole, and --offline fetches nothing.`, hint: "Leave --offline out." }),
  "one-name": () => ({ message: "One name is pulled at a time.", hint: "fathom pull 1.5b; fathom models lists the names." }),
  "pull-busy": (d) => ({
    message: `Process ${d.said || "?"} is writing ${d.file ?? "this file"} at the moment.`,
    hint: "Wait for it. If there is no such process, remove the .lock file beside it.",
  }),
  "unknown-quantisation": (d) => ({ message: `${d.model ?? "This name"} is no quantisation that Fathom knows.`, hint: names(d).trim() }),
};
