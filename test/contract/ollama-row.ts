import { openOllama } from "../../src/backends/ollama/open-ollama.ts";
import type { ReplyOptions } from "../../src/model/model.ts";
import { recipes } from "../../src/reasoning/recipes.ts";
import { response, type ServerStep } from "../support/fault-server.ts";
import { chatLine, doneLine, line, lines, startOllamaServer } from "../support/ollama-server.ts";
import type { Cell, Rig, Row } from "./rig.ts";

const thought = chatLine({ content: "", thinking: "Hm." });
const answer = chatLine({ content: "42" });
const end: ServerStep = { do: "end" };
const hang: ServerStep = { do: "hang" };

interface Plan {
  readonly steps: readonly ServerStep[];
  readonly expected?: Rig["expected"];
  readonly options?: ReplyOptions;
  /** What is played from the second request on. */
  readonly afterwards?: readonly ServerStep[];
}

function plan({ steps, expected = { reasoning: "Hm.", answer: "42" }, options, afterwards }: Plan): Cell {
  return async () => {
    const server = await startOllamaServer();
    server.play(...steps);
    const { baseUrl } = server;
    const model = openOllama({
      target: { kind: "ollama-api", id: "ollama:deepseek-r1:7b", baseUrl, model: "deepseek-r1:7b", host: "ollama", family: "r1" },
      recipe: recipes.r1,
    });
    const asked = server.next();
    if (afterwards !== undefined) void asked.then(() => server.play(...afterwards));
    return {
      model,
      expected,
      asked,
      released: async () => (await asked).gone,
      async close() {
        await model.close();
        await server.close();
      },
      ...(options && { options }),
    };
  };
}

const whole = [...lines(thought, answer, doneLine()), end];
const complete = plan({ steps: whole });
const onlyThought = { reasoning: "Hm.", answer: "" };
const hanging = plan({ steps: [...lines(thought), hang], expected: onlyThought });
const bytes = new TextEncoder().encode(chatLine({ content: "🧮" }));
const half = bytes.indexOf(0xf0) + 2;
const status = (code: number, error = "no", headers = {}) => plan({ steps: response(code, { error }, headers) });

export const ollamaRow: Row = {
  backend: "ollama",
  cells: {
    "complete reply": complete,
    "collected reply is the streamed one": complete,
    "split character": plan({
      steps: [...lines(thought, bytes.slice(0, half), bytes.slice(half), doneLine()), end],
      expected: { reasoning: "Hm.", answer: "🧮" },
    }),
    "clean cut": plan({ steps: [...lines(thought, chatLine({ content: "4" })), end], expected: { reasoning: "Hm.", answer: "4" } }),
    "connection torn": plan({ steps: [...lines(thought), { do: "wait", ms: 20 }, { do: "tear" }] }),
    "abort before the first text": plan({ steps: [hang] }),
    "abort in mid-reply": hanging,
    "abort before asking": complete,
    "leaving the loop": hanging,
    "closing the model": hanging,
    "two replies at once": complete,
    "refused option": plan({ steps: whole, options: { maxThink: 5 } }),
    "cut by its length": plan({ steps: [...lines(thought, doneLine("length")), end] }),
    stall: plan({ steps: [...lines(thought), hang], expected: onlyThought, options: { stallMs: 150 } }),
    "status 400": status(400),
    "status 401": status(401, "unauthorized"),
    "status 402": status(402),
    "status 404": status(404, "model 'deepseek-r1:7b' not found"),
    "status 422": status(422),
    "status 429 with Retry-After": status(429, "too many requests", { "retry-after": "7" }),
    "status 500": status(500),
    "status 503": status(503, "server busy, please try again.  maximum pending requests exceeded"),
    "error inside the stream": plan({
      steps: [...lines(thought, line({ error: "an error was encountered while running the model" })), end],
    }),
    "the other side dies": plan({ steps: [...lines(thought), { do: "wait", ms: 20 }, { do: "tear" }], afterwards: whole }),
  },
};
