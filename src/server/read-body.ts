import type * as z from "zod/mini";
import { ChatError } from "../model/error.ts";

/** Largest body with a conversation in it, in bytes. 128,000 tokens are about half a megabyte. */
const conversationBytes = 4 * 1024 * 1024;

/**
 * The body of a request as its schema reads it. Counted while it comes, because its announced length is only a claim.
 *
 * @throws ChatError `usage` with status 413 for a body that is too large, 400 for one that the schema does not take.
 */
export async function readBody<T>(request: Request, schema: z.ZodMiniType<T>, mostBytes: number): Promise<T> {
  const text = await readText(request, mostBytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ChatError("usage", { kind: "bad-request", status: 400 }, { cause });
  }
  const read = schema.safeParse(value);
  if (!read.success) throw new ChatError("usage", { kind: "bad-request", status: 400 }, { cause: read.error });
  return read.data;
}

/** @throws ChatError `usage` with status 413 for a body that is too large. */
export async function readText(request: Request, mostBytes = conversationBytes): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) throw tooLarge();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const piece of request.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > mostBytes) throw tooLarge();
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

function tooLarge(): ChatError {
  return new ChatError("usage", { kind: "request-too-large", status: 413 });
}
