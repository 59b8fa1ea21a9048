import { type Check, folderOf, isNode, type Node, nodesOf, type Source, slip } from "./source.ts";

/** The two programs of `src`: importing them runs them. */
const programs = ["src/cli/entry.ts", "src/backends/llama/child.ts"];

/** `object.property`, where the object is a plain name. */
function memberOf(node: Node): { readonly object: string; readonly property: string } | undefined {
  if (node.type !== "MemberExpression" || !isNode(node["object"]) || !isNode(node["property"])) return undefined;
  const [object, property] = [node["object"]["name"], node["property"]["name"] ?? node["property"]["value"]];
  return typeof object === "string" && typeof property === "string" ? { object, property } : undefined;
}

/** Slips wherever one of some members is touched in a file that may not. */
function membersOnlyIn(
  isTheirs: (member: { object: string; property: string }) => boolean,
  may: (path: string) => boolean,
  what: string,
): Check {
  return (sources) =>
    sources
      .filter(({ path }) => !may(path))
      .flatMap((source) =>
        [...nodesOf(source.tree)].flatMap(({ node }) => {
          const member = memberOf(node);
          return member !== undefined && isTheirs(member) ? [slip(source, node.start, `${member.object}.${member.property}: ${what}`)] : [];
        }),
      );
}

export const onlyConfigReadsTheEnvironment: Check = membersOnlyIn(
  ({ object, property }) => object === "process" && property === "env",
  (path) => folderOf(path) === "config",
  "only config reads the environment",
);

export const onlyCliPrintsOrExits: Check = membersOnlyIn(
  ({ object, property }) =>
    object === "console" ||
    (object === "process" && ["stdout", "stderr", "stdin", "argv", "exit", "exitCode", "abort", "kill"].includes(property)),
  // The engine's process is a program of its own: it ends itself when its parent has gone.
  (path) => folderOf(path) === "cli" || programs.includes(path),
  "only cli prints, reads arguments or exits",
);

/** Top-level statements that only declare. */
const declarations = new Set([
  "ImportDeclaration",
  "ExportAllDeclaration",
  "FunctionDeclaration",
  "ClassDeclaration",
  "TSInterfaceDeclaration",
  "TSTypeAliasDeclaration",
  "TSDeclareFunction",
]);

/** Nothing happens on import: the top level declares, and keeps nothing that can change. */
export const nothingHappensOnImport: Check = (sources) =>
  sources
    .filter(({ path }) => !programs.includes(path) && path !== "src/web/main.tsx" && path !== "src/web/main.ts")
    .flatMap((source) =>
      statementsOf(source).flatMap((statement) => {
        const exported = statement.type === "ExportNamedDeclaration" ? (statement["declaration"] ?? undefined) : statement;
        if (!isNode(exported) || declarations.has(exported.type)) return [];
        if (exported.type !== "VariableDeclaration")
          return [slip(source, statement.start, `${exported.type} runs when the file is imported`)];
        if (exported["kind"] !== "const") return [slip(source, statement.start, "a variable of the whole module")];
        return hasAwait(exported) ? [slip(source, statement.start, "waits when the file is imported")] : [];
      }),
    );

function statementsOf({ tree }: Source): readonly Node[] {
  return Array.isArray(tree["body"]) ? tree["body"].filter(isNode) : [];
}

/** Whether a statement waits itself, not in a function that it declares. */
function hasAwait(statement: Node): boolean {
  return [...nodesOf(statement)].some(
    ({ node, above }) => node.type === "AwaitExpression" && !above.some(({ type }) => type.includes("Function")),
  );
}

/** A cast tells the compiler something that it cannot see; a comment tells the reader. */
export const castsGiveAReason: Check = (sources) =>
  sources.flatMap((source) =>
    [...nodesOf(source.tree)]
      .filter(({ node, above }) => node.type === "TSAsExpression" && above.at(-1)?.type !== "TSAsExpression" && !isConst(node))
      .filter(({ node }) => !isExplained(source, node))
      .map(({ node }) => slip(source, node.start, "a cast without a comment that says why")),
  );

function isConst(node: Node): boolean {
  const type = node["typeAnnotation"];
  return isNode(type) && isNode(type["typeName"]) && type["typeName"]["name"] === "const";
}

/** A comment on the cast's own lines, or ending at most two lines above. */
function isExplained({ text, comments }: Source, { start, end }: Node): boolean {
  const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
  return comments.some((comment) => lineOf(comment.end) >= lineOf(start) - 2 && lineOf(comment.start) <= lineOf(end));
}

/**
 * No host's or model's name in code: they are data.
 *
 * @param names from the catalogue.
 */
export function noNamesInCode(names: readonly string[]): Check {
  return (sources) =>
    sources
      .filter(({ path }) => !["catalogue", "texts"].includes(folderOf(path)))
      .flatMap((source) =>
        [...nodesOf(source.tree)].flatMap(({ node, above }) => {
          const value = node.type === "Literal" ? node["value"] : undefined;
          const isImport = above.at(-1)?.["source"] === node;
          return typeof value === "string" && !isImport && names.includes(value)
            ? [slip(source, node.start, `"${value}" is a name of the catalogue`)]
            : [];
        }),
      );
}
