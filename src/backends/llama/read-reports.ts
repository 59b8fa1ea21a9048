import { ChatError } from "../../model/error.ts";
import type { Delta } from "../../reasoning/delta.ts";
import type { Report } from "./protocol.ts";

export interface ReadReportsOptions {
  readonly reports: AsyncIterable<Report>;
  /** The reply whose reports are read. */
  readonly id: number;
  readonly model: string;
  readonly file: string;
  /** The weights are loaded, in this precision. */
  readonly onReady: (quantisation: string | undefined) => void;
}

/**
 * The engine's reports as deltas. Ends with the reply's end, or without one when the engine is gone.
 *
 * @throws ChatError what the engine says went wrong.
 */
export async function* readReports({ reports, id, model, file, onReady }: ReadReportsOptions): AsyncGenerator<Delta> {
  for await (const report of reports) {
    switch (report.type) {
      case "loading":
        yield { type: "status", state: "loading", done: report.done, of: 1 };
        break;
      case "ready":
        onReady(report.quantisation);
        yield startOf(model, report.quantisation);
        break;
      case "prompt":
        if (report.id === id) yield { type: "status", state: "prompt", done: report.done, of: report.of };
        break;
      case "text":
        if (report.id === id) yield { type: "content", text: report.text };
        break;
      case "end": {
        if (report.id !== id) break;
        const { promptTokens, cachedTokens, reasoningTokens, answerTokens, reason } = report;
        yield {
          type: "usage",
          usage: { promptTokens, cachedTokens, reasoningTokens, answerTokens, completionTokens: reasoningTokens + answerTokens },
        };
        // It stops early only when told to, and then nobody reads this.
        yield { type: "finish", reason: reason === "length" ? "length" : "stop" };
        return;
      }
      case "failed": {
        if (report.id !== undefined && report.id !== id) break;
        const { code, kind, said } = report;
        throw new ChatError(code, {
          model,
          file,
          ...(kind !== undefined && { kind }),
          ...(said !== undefined && { said: said.slice(0, 200) }),
        });
      }
      default:
        report satisfies never;
    }
  }
}

export function startOf(model: string, quantisation: string | undefined): Delta {
  return { type: "start", model, ...(quantisation !== undefined && { quantisation }) };
}
