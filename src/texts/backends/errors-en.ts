import type { Say } from "../error-texts.ts";
import type { BackendErrorKind } from "./error-kinds.ts";

export const backendErrorsEn: Readonly<Record<BackendErrorKind, Say>> = {
  "bad-ollama-host": () => ({
    message: "OLLAMA_HOST is no address.",
    hint: "It looks like 127.0.0.1:11434, or http://127.0.0.1:11434.",
  }),
  "bad-schema": (d) => ({
    message: `${d.file ?? "The file of --schema"} cannot be used as a JSON schema: ${d.said ?? "it is no JSON"}.`,
    hint: 'It holds one JSON object, such as {"type": "object", "properties": {"sum": {"type": "integer"}}, "required": ["sum"]}.',
  }),
  "not-in-registry": (d) => ({
    message: `Ollama's registry has no ${d.model ?? "such model"}.`,
    hint: "Check the name and its tag at https://ollama.com/library/deepseek-r1.",
  }),
  "not-pulled": (d) => ({
    message: `Ollama does not have ${d.model ?? "this model"} yet.`,
    hint: `Get it with: fathom pull ollama:${d.model ?? "NAME"}`,
  }),
  "ollama-down": (d) => ({
    message: `No Ollama listens at ${d.near?.[0] ?? "its address"}.`,
    hint: "Start it with: ollama serve. OLLAMA_HOST names another address.",
  }),
  "pull-cut": (d) => ({
    message: `The pull of ${d.model ?? "the model"} ended before it was complete.`,
    hint: "Start it again: it goes on where it stopped.",
  }),
  "pull-offline": (d) => ({
    message: `Ollama cannot reach its registry.${d.said === undefined ? "" : ` It says: “${d.said}”`}`,
    hint: "Check the network of the computer that Ollama runs on, and start the pull again.",
  }),
  "schema-refused": (d) => ({
    message: `The engine cannot keep to this JSON schema.${d.said === undefined ? "" : ` It says: “${d.said}”`}`,
    hint: "It knows object, array and the basic types, enum, const, oneOf, $ref, and how many items, properties or characters.",
  }),
  "secret-in-ollama-host": () => ({
    message: "OLLAMA_HOST holds a user name or password, which would end up in messages.",
    hint: "Leave them out.",
  }),
};
