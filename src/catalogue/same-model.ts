/**
 * Whether a reply comes from the model that was asked. Hosts spell one model with and without its maker, and servers of
 * files answer with a path. What follows a colon is a way of serving that the answer may leave out (`:free`), or a size
 * (`:7b`) that must then be the one asked for.
 *
 * @example
 * isSameModel("deepseek-ai/DeepSeek-R1", "deepseek-r1"); // true
 */
export function isSameModel(asked: string, answering: string): boolean {
  const [wanted, wantedTag] = partsOf(asked);
  const [name, tag = "latest"] = partsOf(answering);
  return name === wanted && (tag === "latest" || tag === wantedTag);
}

function partsOf(model: string): readonly (string | undefined)[] {
  const last = model.split(/[\\/]/).at(-1) ?? "";
  return last
    .toLowerCase()
    .replace(/\.gguf$/, "")
    .split(":", 2);
}
