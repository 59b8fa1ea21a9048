import type { ErrorDetails } from "../../model/error.ts";
import type { Say } from "../error-texts.ts";
import type { V1ErrorKind } from "./error-kinds.ts";

const names = ({ near }: ErrorDetails) => (near === undefined || near.length === 0 ? "" : near.join(", "));
const wait = ({ retryAfterMs }: ErrorDetails) =>
  retryAfterMs === undefined ? "Try again in a minute." : `Try again in ${Math.ceil(retryAfterMs / 1_000)} s.`;

export const v1ErrorsEn: Readonly<Record<V1ErrorKind, Say>> = {
  "bad-field": (d) => ({ message: `${d.option || "The body"} cannot be like that${d.said ? `: ${d.said}` : ""}.`, hint: "" }),
  "bad-json": () => ({ message: "The body is not a JSON object.", hint: "" }),
  "field-refused": (d) => ({
    message: `${d.option ?? "This field"} asks for something that cannot be done here, so nothing was done.`,
    hint: "Leave it out.",
  }),
  "no-endpoint-here": (d) => ({
    message: `There is nothing at ${d.said ?? "this address"}.`,
    hint: "There are GET /v1/models and POST /v1/chat/completions.",
  }),
  "no-served-model": (d) => ({
    message: "The request names no model, and none but the demonstration is served, which is never taken by surprise.",
    hint: names(d) === "" ? "Start fathom serve with --model or --serve-model." : `Name one: ${names(d)}.`,
  }),
  "no-token": () => ({
    message: "The token is missing or wrong.",
    hint: "Send Authorization: Bearer TOKEN; fathom serve --print-token shows it.",
  }),
  "not-served": (d) => ({
    message: `${d.model ?? "This model"} is not served here.`,
    hint: `${names(d) === "" ? "" : `There is: ${names(d)}. `}A model that runs elsewhere is served once it is named: fathom serve --serve-model M.`,
  }),
  "text-only": (d) => ({
    message: `${d.option ?? "A part of a message"} is no text, and R1 reads nothing else.`,
    hint: "Send text parts only.",
  }),
  "too-many-requests": (d) => ({ message: "Requests come faster than this server takes them.", hint: wait(d) }),
  "too-many-tries": (d) => ({ message: "Too many wrong tokens have been tried.", hint: wait(d) }),
  "unknown-field": (d) => ({
    message: `${d.option ?? "A field"} is not a field that is known here, so nothing was done.`,
    hint: names(d) === "" ? "Leave it out." : `Did you mean ${names(d)}?`,
  }),
  "wrong-method": (d) => ({ message: `This address takes ${names(d) || "another method"} only.`, hint: "" }),
};
