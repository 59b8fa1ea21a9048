import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { parseSync } from "rolldown/utils";

/** A node of the syntax tree, as far as the checks look into it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** One source file, read and parsed. */
export interface Source {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: Node;
  readonly comments: readonly { readonly start: number; readonly end: number }[];
}

/** What a check has to say about each slip: `path:line what is wrong`. */
export type Check = (sources: readonly Source[]) => readonly string[];

/** A source from its text: what the checks' own tests feed to them. */
export function sourceOf(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text, { lang: path.endsWith("x") ? "tsx" : "ts" });
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  // The parser's own types differ for every kind of node; the checks walk them all alike.
  return { path, text, tree: program as unknown as Node, comments };
}

/**
 * Paths of files under a folder, from the repository's root, with forward slashes; without what is installed or built.
 *
 * @param folder from the root; `""` is the root itself.
 */
export function filesUnder(folder: string): readonly string[] {
  const absent = new Set(["node_modules", "dist", ".git", "coverage"]);
  return readdirSync(folder === "" ? "." : folder, { withFileTypes: true })
    .filter(({ name }) => !absent.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name).split(sep).join("/");
      return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
    });
}

/** Every TypeScript source under a folder. */
export function sourcesUnder(folder: string): readonly Source[] {
  return filesUnder(folder)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => sourceOf(path, readFileSync(path, "utf8")));
}

/** Every node of a tree with those above it, nearest last. */
export function* nodesOf(node: Node, above: readonly Node[] = []): Generator<{ readonly node: Node; readonly above: readonly Node[] }> {
  yield { node, above };
  const inside = [...above, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesOf(child, inside);
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "start" in value;
}

/** A slip in a file, with the line to look at. */
export function slip(source: Source, at: number, what: string): string {
  return `${source.path}:${source.text.slice(0, at).split("\n").length} ${what}`;
}

/** The folder of `src` that a path lies in; `""` for a file of `src` itself. */
export function folderOf(path: string): string {
  const [top, folder, ...rest] = path.split("/");
  return top === "src" && rest.length > 0 ? (folder ?? "") : "";
}
