import { posix } from "node:path";
import { type Check, folderOf, isNode, nodesOf, type Source, slip } from "./source.ts";

/** Which folders of `src` each may import from, besides itself. A folder that is not listed fails: it needs a line here. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  reasoning: ["model"],
  catalogue: ["model"],
  // What is kept is what is sent: a message has one description.
  wire: ["model", "conversation"],
  texts: ["model"],
  weights: ["model", "reasoning", "catalogue"],
  backends: ["model", "reasoning", "catalogue", "weights"],
  conversation: ["model", "reasoning", "catalogue"],
  // Judges a model that it is handed, as the evaluation does: pure, and never the one who opens it.
  check: ["model", "catalogue"],
  evaluation: ["model", "reasoning", "catalogue"],
  config: ["model", "catalogue"],
  server: ["model", "reasoning", "catalogue", "wire", "texts", "conversation", "backends"],
  web: ["model", "reasoning", "catalogue", "wire", "texts", "conversation"],
  cli: [
    "model",
    "reasoning",
    "catalogue",
    "wire",
    "texts",
    "weights",
    "backends",
    "conversation",
    "evaluation",
    "check",
    "config",
    "server",
  ],
};

/** What a browser may load: no Node in it. Of `conversation` all but the stores. */
const withoutNode = ["model", "reasoning", "catalogue", "wire", "texts", "web"];

/** Where a package may be used, as beginnings of paths. A package that is not listed may be used nowhere. */
const homes: Readonly<Record<string, readonly string[]>> = {
  zod: ["src/"],
  undici: ["src/backends/transport/", "src/backends/openai/", "src/backends/ollama/", "src/weights/"],
  "eventsource-parser": ["src/backends/transport/", "src/backends/openai/"],
  "node-llama-cpp": ["src/backends/llama/"],
  hono: ["src/server/"],
  "@hono/node-server": ["src/server/"],
  preact: ["src/web/"],
  "@preact/signals": ["src/web/"],
  marked: ["src/web/"],
  katex: ["src/web/"],
  "highlight.js": ["src/web/"],
  dompurify: ["src/web/"],
  uqr: ["src/cli/serve/lan/"],
};

/** One import, export-from or dynamic import, types included. */
export interface Import {
  readonly from: string;
  readonly at: number;
}

/** What a source imports, statically or not. A dynamic import of something computed counts as `"?"`. */
export function importsOf({ tree }: Source): readonly Import[] {
  const kinds = ["ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration", "ImportExpression", "TSImportType"];
  return [...nodesOf(tree)].flatMap(({ node }) => {
    if (!kinds.includes(node.type)) return [];
    if (!isNode(node["source"])) return node.type === "TSImportType" ? [{ from: "?", at: node.start }] : [];
    const { value } = node["source"];
    return [{ from: typeof value === "string" ? value : "?", at: node.start }];
  });
}

/** Imports run with the map of ARCHITECTURE.md, and no kind of backend knows another. */
export const importsFollowTheMap: Check = (sources) =>
  sources.flatMap((source) => {
    const folder = folderOf(source.path);
    // The public surface re-exports from everywhere.
    if (folder === "") return [];
    const may = allowed[folder];
    if (may === undefined) return [`${source.path} lies in a folder that is not on the map`];
    return importsOf(source).flatMap(({ from, at }) => {
      if (from === "?") return [slip(source, at, "imports something computed: no check can follow it")];
      if (!from.startsWith(".")) return [];
      const target = posix.join(posix.dirname(source.path), from);
      const other = folderOf(target);
      if (other !== folder)
        return may.includes(other) ? [] : [slip(source, at, `imports ${target}: ${folder} may not know ${other || target}`)];
      return kindsMeet(source.path, target) ? [slip(source, at, `imports ${target}: one backend knows another`)] : [];
    });
  });

/** Whether two files belong to different kinds of backend: folders under `backends`, of which `transport` serves all. */
function kindsMeet(one: string, other: string): boolean {
  const kind = (path: string) => /^src\/backends\/([^/]+)\//.exec(path)?.[1];
  const [own, theirs] = [kind(one), kind(other)];
  return theirs !== undefined && theirs !== "transport" && own !== undefined && own !== theirs;
}

/** What a browser may load imports nothing of Node. */
export const browserFoldersKnowNoNode: Check = (sources) =>
  sources
    .filter(({ path }) => withoutNode.includes(folderOf(path)) || /^src\/conversation\/[^/]+$/.test(path))
    .flatMap((source) =>
      importsOf(source)
        .filter(({ from }) => from.startsWith("node:"))
        .map(({ from, at }) => slip(source, at, `imports ${from}: a browser may load this file`)),
    );

/** A package is used only where it is at home, so that none of its types spreads. */
export const packagesStayHome: Check = (sources) =>
  sources.flatMap((source) =>
    importsOf(source).flatMap(({ from, at }) => {
      if (from === "?" || from.startsWith(".") || from.startsWith("node:")) return [];
      const name = from.split("/", from.startsWith("@") ? 2 : 1).join("/");
      const home = homes[name];
      if (home === undefined) return [slip(source, at, `imports ${name}: the table of packages has no place for it`)];
      return home.some((start) => source.path.startsWith(start))
        ? []
        : [slip(source, at, `imports ${name}, which belongs to ${home.join(", ")}`)];
    }),
  );
