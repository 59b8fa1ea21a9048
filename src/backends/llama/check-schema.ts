import { ChatError } from "../../model/error.ts";

const basicTypes = ["string", "number", "integer", "boolean", "null"];

/** What the engine's grammars can hold an answer to (node-llama-cpp 3.21.1, `GbnfJsonSchema`), and words that only explain. */
const known = new Set([
  ..."type const enum oneOf properties additionalProperties required minProperties maxProperties items prefixItems".split(" "),
  ..."minItems maxItems minLength maxLength format $ref $defs $schema $id $comment title description default examples".split(" "),
]);

/**
 * Refuses a JSON schema that the engine would keep to only in part: it passes over words that it does not know, and the
 * answer would look as if it had been checked.
 *
 * @param at where in the schema, as a JSON pointer.
 * @throws ChatError `usage` with the kind `schema-refused`, which says what and where.
 */
export function checkSchema(schema: unknown, at = ""): void {
  const refuse = (what: string) => new ChatError("usage", { option: "schema", kind: "schema-refused", said: `${what} at ${at || "/"}` });
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) throw refuse("no object");
  const entries = Object.entries(schema);
  const words = Object.fromEntries(entries);
  const unknown = entries.find(([word]) => !known.has(word));
  if (unknown !== undefined) throw refuse(`“${unknown[0]}”`);
  const { type } = words;
  const listed: readonly unknown[] = Array.isArray(type) ? type : [];
  const isType = type === "object" || type === "array" || basicTypes.includes(String(type));
  if (type === undefined && !["const", "enum", "oneOf", "$ref"].some((word) => word in words)) throw refuse("no type");
  if (Array.isArray(type) ? listed.length === 0 || !listed.every((one) => basicTypes.includes(String(one))) : type !== undefined && !isType)
    throw refuse(`the type ${JSON.stringify(type)}`);
  for (const word of ["properties", "$defs"])
    for (const [name, inner] of Object.entries(words[word] ?? {})) checkSchema(inner, `${at}/${word}/${name}`);
  for (const word of ["oneOf", "prefixItems"])
    for (const [index, inner] of Object.entries(words[word] ?? [])) checkSchema(inner, `${at}/${word}/${index}`);
  if (words["items"] !== undefined) checkSchema(words["items"], `${at}/items`);
  if (typeof words["additionalProperties"] === "object") checkSchema(words["additionalProperties"], `${at}/additionalProperties`);
}
