import { ChatError } from "../../model/error.ts";
import { Interrupt } from "../interrupt.ts";
import type { Writer } from "../writer.ts";

/** No key is longer, in characters. */
const longest = 4_096;

export interface ReadSecretOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly err: Writer;
  /** Shown at a terminal, where nothing of what is typed is shown. */
  readonly prompt: string;
  readonly signal: AbortSignal;
}

/**
 * Reads one line that nobody may see: from a terminal without echo, from a pipe as it comes.
 *
 * @throws ChatError `usage` where nothing comes; the signal's own reason, or an interrupt for Ctrl-C.
 */
export async function readSecret({ stdin, err, prompt, signal }: ReadSecretOptions): Promise<string> {
  const secret = stdin.isTTY ? await fromTerminal(stdin, err, prompt, signal) : await fromPipe(stdin, signal);
  if (secret.trim() === "") throw new ChatError("usage", { kind: "no-key-given" });
  return secret.trim();
}

async function fromPipe(stdin: NodeJS.ReadStream, signal: AbortSignal): Promise<string> {
  let text = "";
  stdin.setEncoding("utf8");
  for await (const piece of stdin.iterator({ destroyOnReturn: false })) {
    signal.throwIfAborted();
    text += piece;
    if (text.length > longest) break;
  }
  return text.slice(0, longest);
}

/** In raw mode the terminal shows nothing by itself, and Ctrl-C is a character. */
async function fromTerminal(stdin: NodeJS.ReadStream, err: Writer, prompt: string, signal: AbortSignal): Promise<string> {
  const line = Promise.withResolvers<string>();
  let typed = "";
  const onData = (piece: string) => {
    // Some terminals wrap what is pasted.
    for (const sign of piece.replaceAll("\u001b[200~", "").replaceAll("\u001b[201~", "")) {
      if (sign === "\r" || sign === "\n" || sign === "\u0004") return line.resolve(typed);
      if (sign === "\u0003") return line.reject(new Interrupt(130));
      if (sign === "\u0015") typed = "";
      else if (sign === "\u007f" || sign === "\b") typed = typed.slice(0, -1);
      else if (typed.length < longest) typed += sign;
    }
  };
  const onAbort = () => line.reject(signal.reason);
  const onEnd = () => line.resolve(typed);
  signal.throwIfAborted();
  signal.addEventListener("abort", onAbort, { once: true });
  stdin.setEncoding("utf8");
  stdin.setRawMode(true);
  stdin.on("data", onData).once("end", onEnd);
  try {
    await err.write(prompt);
    return await line.promise;
  } finally {
    stdin.off("data", onData).off("end", onEnd);
    signal.removeEventListener("abort", onAbort);
    stdin.setRawMode(false);
    stdin.pause();
    await err.write("\n");
  }
}
