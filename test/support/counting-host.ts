import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import { longProbe, probeTexts } from "../../src/catalogue/probe-texts.ts";
import { tokenCounts } from "../../src/catalogue/token-counts.ts";
import { chunk, done } from "./fault-server.ts";

export interface CountingHostOptions {
  /** Counts as this tokenizer does; absent: by letters, as no tokenizer does. */
  readonly tokenizer?: string;
  /** Tokens of the chat template around a question. */
  readonly template?: number;
  /** Reads no more of a prompt than this, and says nothing. */
  readonly context?: number;
  /** Refuses a prompt of more tokens than this. */
  readonly refusesAbove?: number;
  readonly thinking?: "field" | "stripped" | "absent";
  readonly finishes?: boolean;
  /** Ends every reply after this many tokens. */
  readonly cap?: number;
  readonly counts?: boolean;
  readonly provider?: string;
}

/** A host that speaks OpenAI's chat form and counts tokens as told: the real thing, or one that is not what it sells. */
export async function startCountingHost(t: TestContext, options: CountingHostOptions = {}) {
  const { tokenizer, template = 6, context = 131_072, refusesAbove = Number.POSITIVE_INFINITY, thinking = "field" } = options;
  const { finishes = true, cap = Number.POSITIVE_INFINITY, counts = true, provider } = options;
  const table = tokenCounts.find((one) => one.tokenizer === tokenizer);
  const requests: { readonly text: string; readonly maxTokens: number }[] = [];

  function tokensOf(text: string): number {
    if (text === longProbe()) return table?.long ?? Math.ceil(text.length / 4);
    return (table && probeTexts.includes(text) ? table.counts[probeTexts.indexOf(text)] : undefined) ?? Math.ceil(text.length / 4);
  }

  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const { messages, max_tokens: maxTokens = 1_000 } = JSON.parse(body);
    const { content: text } = messages.at(-1);
    requests.push({ text, maxTokens });
    const asked = template + tokensOf(text);
    if (asked > refusesAbove) {
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { message: "maximum context length exceeded", code: "context_length_exceeded" } }));
      return;
    }
    const thought = thinking === "absent" ? 0 : 180;
    const limit = Math.min(maxTokens, cap);
    const completion = Math.min(limit, thought + 2);
    const usage = { prompt_tokens: Math.min(asked, context), completion_tokens: completion };
    response.writeHead(200, { "content-type": "text/event-stream" });
    const rest = { model: "deepseek-ai/DeepSeek-R1", ...(provider !== undefined && { provider }) };
    if (thinking === "field") response.write(chunk({ reasoning_content: "From 14:47 to 15:00 are 13 minutes. ".repeat(4) }, rest));
    if (completion < limit) response.write(chunk({ content: "145" }, rest));
    response.write(
      chunk({}, { ...rest, ...(counts && { usage }), ...(finishes && { finish_reason: completion < limit ? "stop" : "length" }) }),
    );
    response.end(finishes ? done : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, requests };
}
