import { readFileSync } from "node:fs";
import * as z from "zod";
import { ChatError } from "../model/error.ts";
import { ownHosts } from "./own-hosts.ts";

/** `config.json`. Strict: a misspelt setting would otherwise be a wish that is silently not granted. */
const configFile = z.strictObject({
  model: z.string().min(1).optional(),
  language: z.enum(["en", "fr"]).optional(),
  /** Seconds. */
  stall: z.number().positive().optional(),
  hosts: ownHosts.optional(),
  /** Whether conversations are kept; they are unless this is false. */
  save: z.boolean().optional(),
});

export type ConfigFile = Readonly<z.infer<typeof configFile>>;

/**
 * @returns no settings where there is no file.
 * @throws ChatError `config` that names the file and the setting.
 */
export function readConfigFile(file: string): ConfigFile {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return {};
    throw new ChatError(
      "config",
      { file, kind: "bad-config", said: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
  try {
    return configFile.parse(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch (error) {
    const said =
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": ")).join("; ")
        : undefined;
    throw new ChatError("config", { file, kind: "bad-config", ...(said !== undefined && { said }) }, { cause: error });
  }
}
