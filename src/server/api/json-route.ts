import type { Context } from "hono";
import type * as z from "zod/mini";
import { ChatError } from "../../model/error.ts";
import type { Endpoint } from "../../wire/endpoint.ts";
import type { Access } from "../access.ts";
import { readBody } from "../read-body.ts";
import type { Route } from "../route.ts";

/** Largest body of a request that brings no long text, in bytes. */
const usualBytes = 16_384;

export interface JsonRouteOptions<Input, Answer> {
  readonly endpoint: Endpoint<Input, Answer>;
  readonly access: Access;
  /** Status of an answer that says something. */
  readonly status?: 200 | 202;
  readonly handle: (input: Input, context: Context) => Promise<Answer> | Answer;
}

/** A route that reads what its endpoint takes and answers what its endpoint says. */
export function jsonRoute<Input, Answer>({ endpoint, access, status = 200, handle }: JsonRouteOptions<Input, Answer>): Route {
  const { method, path } = endpoint;
  return {
    method,
    path,
    access,
    async handle(context) {
      const answer = await handle(await inputOf(endpoint, context), context);
      return answer === undefined ? context.body(null, 204) : context.json(answer, status);
    },
  };
}

/** @throws ChatError `usage` of the kind `bad-request`, or `request-too-large`. */
export async function inputOf<Input, Answer>(endpoint: Endpoint<Input, Answer>, context: Context): Promise<Input> {
  const { method, input, mostBytes = usualBytes } = endpoint;
  return method === "GET" ? readQuery(context, input) : readBody(context.req.raw, input, mostBytes);
}

function readQuery<Input>(context: Context, schema: z.ZodMiniType<Input>): Input {
  const read = schema.safeParse(context.req.query());
  if (!read.success) throw new ChatError("usage", { kind: "bad-request", status: 400 }, { cause: read.error });
  return read.data;
}
