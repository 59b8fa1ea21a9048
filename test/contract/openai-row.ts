import { openOpenai } from "../../src/backends/openai/open-openai.ts";
import { targetOfUrl } from "../../src/catalogue/target-of-url.ts";
import type { ReplyOptions } from "../../src/model/model.ts";
import { recipes } from "../../src/reasoning/recipes.ts";
import { chunk, done, event, response, type ServerStep, startFaultServer, stream } from "../support/fault-server.ts";
import type { Cell, Rig, Row } from "./rig.ts";

/** How the three kinds of host hand over the same thought. */
const thoughts = {
  field: chunk({ reasoning_content: "Hm." }),
  tags: chunk({ content: "<think>\nHm.\n</think>\n\n" }),
  "tags without the first": chunk({ content: "Hm.\n</think>\n\n" }),
} as const;

const answer = chunk({ content: "42" });
const stop = chunk({}, { finish_reason: "stop" });
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
    const server = await startFaultServer();
    server.play(...steps);
    const target = targetOfUrl(`${server.url}#deepseek-r1`);
    if (target.kind !== "openai") throw new Error("a URL names a host");
    const model = openOpenai({ target, recipe: recipes.r1, key: "k-0123456789abcdef" });
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

function rowOf(shape: keyof typeof thoughts): Row {
  const thought = thoughts[shape];
  const whole = [...stream(chunk({ role: "assistant", content: null }), thought, answer, stop, done), end];
  const complete = plan({ steps: whole });
  const onlyThought = { reasoning: "Hm.", answer: "" };
  const hanging = plan({ steps: [...stream(thought), hang], expected: onlyThought });
  const bytes = new TextEncoder().encode(chunk({ content: "🧮" }));
  const half = bytes.indexOf(0xf0) + 2;
  const status = (code: number, headers = {}) => plan({ steps: response(code, { error: { message: "no", code } }, headers) });
  return {
    backend: `openai, ${shape}`,
    cells: {
      "complete reply": complete,
      "collected reply is the streamed one": complete,
      "split character": plan({
        steps: [...stream(thought, bytes.slice(0, half), bytes.slice(half), stop), end],
        expected: { reasoning: "Hm.", answer: "🧮" },
      }),
      "clean cut": plan({ steps: [...stream(thought, chunk({ content: "4" })), end], expected: { reasoning: "Hm.", answer: "4" } }),
      "connection torn": plan({ steps: [...stream(thought), { do: "wait", ms: 20 }, { do: "tear" }] }),
      "abort before the first text": plan({ steps: [hang] }),
      "abort in mid-reply": hanging,
      "abort before asking": complete,
      "leaving the loop": hanging,
      "closing the model": hanging,
      "two replies at once": complete,
      "refused option": plan({ steps: whole, options: { maxThink: 5 } }),
      "cut by its length": plan({ steps: [...stream(thought, chunk({}, { finish_reason: "length" }), done), end] }),
      stall: plan({ steps: [...stream(thought), hang], expected: onlyThought, options: { stallMs: 150 } }),
      "status 400": status(400),
      "status 401": status(401),
      "status 402": status(402),
      "status 404": status(404),
      "status 422": status(422),
      "status 429 with Retry-After": status(429, { "retry-after": "7" }),
      "status 500": status(500),
      "status 503": status(503),
      "error inside the stream": plan({ steps: [...stream(thought, event({ error: { message: "no GPU left" } })), end] }),
      "the other side dies": plan({ steps: [...stream(thought), { do: "wait", ms: 20 }, { do: "tear" }], afterwards: whole }),
    },
  };
}

export const openaiRows: readonly Row[] = [rowOf("field"), rowOf("tags"), rowOf("tags without the first")];
