import type { ErrorDetails } from "../model/error.ts";
import { backendErrorsEn } from "./backends/errors-en.ts";
import { costErrorsEn } from "./cost/errors-en.ts";
import { doctorErrorsEn } from "./doctor/errors-en.ts";
import type { ErrorTexts } from "./error-texts.ts";
import { evalErrorsEn } from "./eval/errors-en.ts";
import { hostErrorsEn } from "./hosts/errors-en.ts";
import { logErrorsEn } from "./log/errors-en.ts";
import { serverErrorsEn } from "./serve/errors-en.ts";
import { v1ErrorsEn } from "./v1/errors-en.ts";
import { weightsErrorsEn } from "./weights/errors-en.ts";

const where = ({ host, file }: ErrorDetails) => host ?? file ?? "The host";
const said = ({ said: words }: ErrorDetails) => (words === undefined ? "" : ` It says: “${words}”`);
const seconds = (ms: number | undefined) => (ms === undefined ? "too long" : `${Math.round(ms / 1_000)} s`);
const near = ({ near: names }: ErrorDetails) => (names === undefined || names.length === 0 ? "" : `Did you mean ${names.join(", ")}? `);
const waysToR1 =
  "For R1: --model r1 with a host's key (fathom keys set HOST), or HOST:MODEL such as openrouter:deepseek/deepseek-r1, --model BASE_URL#MODEL for any compatible server, or --model ./file.gguf for a distill on this computer. FATHOM_MODEL makes the choice last.";

export const errorsEn: ErrorTexts = {
  codes: {
    usage: (d) => ({ message: `This cannot be asked like that${d.option ? `: ${d.option}` : ""}.`, hint: "fathom --help lists what can." }),
    config: (d) => ({
      message: `The configuration is wrong${d.option ? `: ${d.option}` : ""}.`,
      hint: "Look at the environment variables and at config.json.",
    }),
    unreachable: (d) => ({ message: `${where(d)} cannot be reached.`, hint: "Check the address and the network." }),
    unauthorised: (d) => ({
      message: `${where(d)} refused the request as not allowed${d.status ? ` (${d.status})` : ""}.${said(d)}`,
      hint: d.keyName
        ? `Check the key in ${d.keyName}, or the one that fathom keys list names: whether it is whole, belongs to this host and may use ${d.model ?? "this model"}.`
        : "Check the key.",
    }),
    balance: (d) => ({
      message: `The account at ${where(d)} has no credit left.${said(d)}`,
      hint: "Top it up with the host, or choose another host with --model.",
    }),
    "model-not-found": (d) => ({
      message: `${where(d)} does not serve ${d.model ?? "this model"}.${said(d)}`,
      hint: `${near(d)}Check how the host spells the name.`,
    }),
    "model-retired": (d) => ({
      message: `${d.model ?? "This model"} is no longer served by ${where(d)}.${said(d)}`,
      hint: "R1 left DeepSeek's own API in August 2025. Other hosts serve it: openrouter:deepseek/deepseek-r1, for one.",
    }),
    rejected: (d) => ({
      message: `${where(d)} rejected the request${d.status ? ` (${d.status})` : ""}.${said(d)}`,
      hint: "--dry-run shows what was sent.",
    }),
    "too-long": (d) => ({
      message: `The conversation does not fit into the model's context.${said(d)}`,
      hint: "Shorten the question, or lower --max-tokens.",
    }),
    "rate-limited": (d) => ({
      message: `${where(d)} limits how often it may be asked.${said(d)}`,
      hint: d.retryAfterMs === undefined ? "Try again in a minute." : `Try again in ${seconds(d.retryAfterMs)}.`,
    }),
    overloaded: (d) => ({
      message: `${where(d)} could not serve the request now${d.status ? ` (${d.status})` : ""}.${said(d)}`,
      hint: "Try again, or choose another host.",
    }),
    "bad-response": (d) => ({
      message: `${where(d)} sent something that is no reply.${said(d)}`,
      hint: "Check that the address is that of a chat API, often ending in /v1.",
    }),
    "cut-short": (d) => ({
      message: `The reply from ${where(d)} was cut before its end. What had come is kept.`,
      hint: "Ask again. If it happens each time, the host or something on the way ends long replies.",
    }),
    stalled: (d) => ({
      message: `${where(d)} said nothing for ${seconds(d.limitMs)}. What had come is kept.`,
      hint: "Ask again, or allow more with --stall SECONDS.",
    }),
    memory: (d) => ({
      message: `There is not enough memory for ${d.model ?? where(d)}.${said(d)}`,
      hint: "Choose a smaller distill or quantisation, or close other programs.",
    }),
    weights: (d) => ({
      message: `The weights in ${where(d)} cannot be used.${said(d)}`,
      hint: "Download the file again, or choose another.",
    }),
    "not-saved": (d) => ({ message: `${where(d)} could not be written.${said(d)}`, hint: "Check free space and permissions." }),
    stopped: () => ({ message: "Stopped. What had come is kept.", hint: "" }),
    internal: (d) => ({
      message: `Something went wrong inside Fathom.${said(d)}`,
      hint: "Please report it with what you asked for; FATHOM_DEBUG=1 shows more.",
    }),
  },
  kinds: {
    ...costErrorsEn,
    ...doctorErrorsEn,
    ...evalErrorsEn,
    ...backendErrorsEn,
    ...hostErrorsEn,
    ...logErrorsEn,
    ...serverErrorsEn,
    ...v1ErrorsEn,
    ...weightsErrorsEn,
    "bad-config": (d) => ({
      message: `${d.file ?? "config.json"} cannot be used: ${d.said ?? "it is no JSON"}.`,
      hint: "Mend it or move it away.",
    }),
    "bad-key": (d) => ({
      message: `The key in ${d.keyName ?? "the environment"} holds characters that no key has.`,
      hint: "Set it again, without line breaks, blanks or quotation marks.",
    }),
    "bad-number": (d) => ({
      message: `--${d.option ?? ""} needs a number${d.said ? `: ${d.said}` : ""}.`,
      hint: "fathom COMMAND --help says which.",
    }),
    "bad-url": () => ({ message: "The address in --model is no URL.", hint: "It looks like http://127.0.0.1:8080/v1#deepseek-r1." }),
    "bad-value": (d) => ({
      message: `--${d.option ?? ""} cannot be ${d.said ?? "that"}.`,
      hint: d.near ? `It is one of ${d.near.join(", ")}.` : "fathom COMMAND --help says what it can be.",
    }),
    closed: () => ({ message: "The model was closed before its reply was complete.", hint: "Open it again." }),
    dns: (d) => ({ message: `The name ${where(d)} is not known.`, hint: "Check its spelling and the network." }),
    "engine-crash": (d) => ({
      message: `The engine stopped working${d.file ? ` with ${d.file}` : ""}.${said(d)}`,
      hint: "The next question starts it anew. If it happens each time, the weights are damaged or not supported.",
    }),
    "finish-reason": (d) => ({
      message: `${where(d)} ended the reply in a way that Fathom does not know: “${d.said ?? ""}”.`,
      hint: "Take what came with care: it may be incomplete.",
    }),
    "host-without-model": (d) => ({
      message: `${d.host ?? d.model ?? "The host"} is a host; which of its models?`,
      hint: `${near(d)}Write HOST:MODEL.`,
    }),
    html: (d) => ({
      message: `${where(d)} sent a web page instead of a reply.${said(d)}`,
      hint: "Check the address (often it ends in /v1); a log-in page of the network answers like this, too.",
    }),
    "key-over-http": (d) => ({
      message: `The key in ${d.keyName ?? "the environment"} would go to ${where(d)} unprotected.`,
      hint: "Use https. Plain http is for this computer only.",
    }),
    loading: (d) => ({ message: `${where(d)} is still loading the model.`, hint: "Try again in a moment." }),
    "missing-file": (d) => ({ message: `There is no file ${d.file ?? ""}.`, hint: "Check the path." }),
    "missing-key": (d) => ({
      message: `${where(d)} wants a key and ${d.keyName ?? "its variable"} is not set.`,
      hint: `Get a key from ${d.keyUrl ?? "the host"}, then: fathom keys set ${d.host ?? "HOST"}, or export ${d.keyName ?? "KEY"}=…`,
    }),
    "missing-value": (d) => ({ message: `--${d.option ?? ""} needs a value.`, hint: "fathom COMMAND --help says which." }),
    network: (d) => ({ message: `The connection to ${where(d)} failed.`, hint: "Check the network and try again." }),
    "no-endpoint": (d) => ({
      message: `${where(d)} has no chat API at this address${d.status ? ` (${d.status})` : ""}.`,
      hint: "Most base URLs end in /v1.",
    }),
    "no-engine": () => ({
      message: "The engine for local weights is not installed.",
      hint: "fathom engine install cpu fetches it.",
    }),
    "no-model": () => ({
      message: "No model was chosen, and a script is never given the demonstration model by surprise.",
      hint: `${waysToR1} The demonstration model: --model fathom-tiny.`,
    }),
    "no-question": () => ({ message: "There is no question.", hint: 'fathom ask "…", or fathom ask - to read it from a pipe.' }),
    "not-events": (d) => ({ message: `${where(d)} sent words instead of a reply.${said(d)}`, hint: "Check the address, and try again." }),
    "not-gguf": (d) => ({ message: `${d.file ?? "The file"} is no GGUF file.`, hint: "Fathom runs GGUF weights, as llama.cpp does." }),
    "not-json": (d) => ({ message: `${where(d)} sent an event that cannot be read. What had come is kept.${said(d)}`, hint: "Ask again." }),
    "not-r1-tokens": (d) => ({
      message: `${d.file ?? "The file"} does not have R1's turn tokens: it is neither R1 nor a distill of it.`,
      hint: "Fathom runs DeepSeek R1 and its distills.",
    }),
    "not-utf8": () => ({ message: "The question from the pipe is not UTF-8 text.", hint: "Convert it first." }),
    "option-refused": (d) => ({
      message: `${d.model ?? "This model"} does not take ${d.option ?? "this option"}; nothing was sent.`,
      hint:
        d.near === undefined || d.near.length === 0
          ? "Leave it out."
          : `Leave it out, or use what takes it: weights on this computer, ${d.near.map((id) => `${id}:NAME`).join(", ")}.`,
    }),
    "not-tls": (d) => ({
      message: `${where(d)} does not speak https.`,
      hint: "Check scheme and port: a server on this computer is usually reached by http://.",
    }),
    redirect: (d) => ({
      message: `${where(d)} redirects${d.said ? ` to ${d.said}` : ""}. A key never travels along.`,
      hint: "If you trust that address, use it as the base URL.",
    }),
    refused: (d) => ({ message: `Nobody listens at ${where(d)}.`, hint: "Start the server, or check its port." }),
    "secret-in-url": () => ({
      message: "The address holds a user name or password, which would end up in messages and logs.",
      hint: "Put the key into FATHOM_API_KEY.",
    }),
    tls: (d) => ({
      message: `The certificate of ${where(d)} is not to be trusted.`,
      hint: "Behind a company's proxy, NODE_EXTRA_CA_CERTS names its certificate.",
    }),
    "too-large": (d) => ({ message: `${where(d)} sent more than 8 MiB without an end.`, hint: "This is no chat API, or it is broken." }),
    truncated: (d) => ({ message: `${d.file ?? "The file"} is incomplete.`, hint: "Download it again." }),
    "unknown-command": (d) => ({
      message: `There is no command ${d.said ?? ""}.`,
      hint: `${near(d)}To ask a question of one word: fathom ask ${d.said ?? "WORD"}`,
    }),
    "unknown-flag": (d) => ({
      message: `There is no option ${d.said ?? ""}.`,
      hint: `${near(d)}After -- everything belongs to the question.`,
    }),
    "unknown-host": (d) => ({
      message: `${d.model ?? "This name"} names a host that Fathom does not know.`,
      hint: `${near(d)}Any compatible server: --model BASE_URL#MODEL`,
    }),
    "unknown-model": (d) => ({
      message: `${d.model ?? "This name"} is no short name, no file that is here and no HOST:MODEL.`,
      hint: `${near(d)}${waysToR1}`,
    }),
    "unknown-slash": (d) => ({ message: `There is no command ${d.said ?? "of this name"}.`, hint: `${near(d)}/help lists the commands.` }),
    unreadable: (d) => ({ message: `${d.file ?? "The file"} cannot be read.`, hint: "Check its permissions, and that it is a file." }),
    "url-with-query": () => ({
      message: "The address in --model has a query (?…).",
      hint: "Leave it out; keys belong into FATHOM_API_KEY.",
    }),
    "url-without-model": (d) => ({ message: `Which model at ${where(d)}?`, hint: "Write BASE_URL#MODEL." }),
  },
};
