import { readFileSync } from "node:fs";
import * as z from "zod";
import { ChatError } from "../../model/error.ts";

const schemaFile = z.record(z.string(), z.unknown());

/**
 * The JSON schema of `--schema FILE`. Whether it makes sense is for whoever keeps to it.
 *
 * @throws ChatError `usage` that names the file, where it cannot be read or holds no JSON object.
 */
export function readSchema(file: string): Readonly<Record<string, unknown>> {
  try {
    return schemaFile.parse(JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, "")));
  } catch (error) {
    const said = error instanceof z.ZodError ? "no JSON object" : error instanceof Error ? error.message : String(error);
    throw new ChatError("usage", { kind: "bad-schema", option: "schema", file, said: said.slice(0, 200) }, { cause: error });
  }
}
