/** How a router is told which providers may get a question, and what it must not do. */
export interface Routing {
  /** Fields of every request: no fallback, no collecting of data, where the router can be told. */
  readonly always: Readonly<Record<string, unknown>>;
  /** Where the names of the allowed providers go: paths in the body that take the list, or one of them behind the model's name. */
  readonly providersIn: "model" | readonly (readonly string[])[];
  /** What stands behind the model's name where neither the user nor the name itself says more. */
  readonly otherwise?: string;
  /** Whom the user allows, first choice first; absent: whom the router takes under the conditions above. */
  readonly providers?: readonly string[];
}

/** A request as a router wants it. */
export interface Routed {
  readonly model: string;
  /** Top-level fields for the body. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * The model's name and the fields that hold a router to the user's choice. A host that is no router changes nothing.
 *
 * @example
 * routed("deepseek-ai/DeepSeek-R1", { always: {}, providersIn: "model", providers: ["novita"] }).model; // "deepseek-ai/DeepSeek-R1:novita"
 */
export function routed(model: string, routing: Routing | undefined): Routed {
  if (routing === undefined) return { model, fields: {} };
  const { always, providersIn, otherwise, providers = [] } = routing;
  if (providersIn === "model") {
    const [name, own] = model.split(":", 2);
    const behind = providers[0] ?? own ?? otherwise;
    return { model: behind === undefined ? model : `${name}:${behind}`, fields: always };
  }
  if (providers.length === 0) return { model, fields: always };
  return { model, fields: providersIn.reduce((fields, path) => put(fields, path, providers), always) };
}

/** A copy in which the value stands at the path. */
function put(into: Readonly<Record<string, unknown>>, path: readonly string[], value: unknown): Readonly<Record<string, unknown>> {
  const [name, ...rest] = path;
  if (name === undefined) return into;
  const inner = into[name];
  // What is no object gives way: the path says that one belongs there.
  const fields = typeof inner === "object" && inner !== null ? { ...inner } : {};
  return { ...into, [name]: rest.length === 0 ? value : put(fields, rest, value) };
}
