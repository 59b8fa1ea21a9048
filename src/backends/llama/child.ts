/**
 * The engine's own process. Broken weights can abort whatever process loads them, and the engine runs fastest with a
 * thread pool that would starve anything else.
 */
import { ChatError } from "../../model/error.ts";
import type { Engine } from "./engine.ts";
import { findEngine } from "./find-engine.ts";
import { generate } from "./generate.ts";
import { type Order, order, type Report } from "./protocol.ts";

function say(report: Report): void {
  process.send?.(report);
}

function failed(error: unknown, id?: number): Report {
  const said = error instanceof ChatError ? error.details.said : error instanceof Error ? error.message : String(error);
  const { code, details } = error instanceof ChatError ? error : new ChatError("internal", { kind: "engine-crash" });
  return {
    type: "failed",
    code,
    ...(id !== undefined && { id }),
    ...(details.kind !== undefined && { kind: details.kind }),
    ...(said !== undefined && { said }),
  };
}

let engine: Promise<Engine> | undefined;
const running = new Map<number, AbortController>();

async function obey(wish: Order): Promise<void> {
  switch (wish.type) {
    case "load":
      engine = findEngine(wish.engineFolder).then(({ loadEngine }) =>
        loadEngine(wish.file, wish.threads, (done) => say({ type: "loading", done })),
      );
      try {
        const { quantisation } = await engine;
        say({ type: "ready", ...(quantisation !== undefined && { quantisation }) });
      } catch (error) {
        say(failed(error));
      }
      return;
    case "generate": {
      const stop = new AbortController();
      running.set(wish.id, stop);
      try {
        if (engine === undefined) throw new ChatError("internal", { kind: "engine-crash" });
        say(await generate({ engine: await engine, order: wish, signal: stop.signal, say }));
      } catch (error) {
        say(failed(error, wish.id));
      } finally {
        running.delete(wish.id);
      }
      return;
    }
    case "stop":
      running.get(wish.id)?.abort();
      return;
    default:
      wish satisfies never;
  }
}

process.on("message", (message) => void obey(order.parse(message)));
// Nobody is left to answer to: the parent may have been killed.
process.on("disconnect", () => process.exit(0));
