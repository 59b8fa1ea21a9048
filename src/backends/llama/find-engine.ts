import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ChatError } from "../../model/error.ts";

/**
 * Loads the code that drives the engine, with the engine that was installed for it: everything else keeps looking beside Fathom.
 *
 * @param folder has the engine in its `node_modules`; absent: the one beside Fathom.
 * @throws ChatError `config` of the kind `no-engine`.
 */
export async function findEngine(folder: string | undefined): Promise<typeof import("./engine.ts")> {
  const hooks =
    folder &&
    registerHooks({
      resolve: (name, context, next) =>
        name === "node-llama-cpp"
          ? next(name, { ...context, parentURL: pathToFileURL(join(folder, "package.json")).href })
          : next(name, context),
    });
  try {
    return await import("./engine.ts");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
    throw new ChatError("config", { kind: "no-engine", said: error.message.slice(0, 200) }, { cause: error });
  } finally {
    if (hooks) hooks.deregister();
  }
}
