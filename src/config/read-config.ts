import { join } from "node:path";
import { type ConfigFile, readConfigFile } from "./config-file.ts";
import { type Folders, foldersOf } from "./folders.ts";

/** Everything that flags, environment and file decide, joined. A flag outranks the environment, which outranks the file. */
export interface Config {
  readonly folders: Folders;
  /** The name to resolve; absent where nothing was chosen. */
  readonly model?: string;
  /** What a locale or a setting asks for, such as `fr_FR.UTF-8`. */
  readonly locale: string;
  /** Milliseconds. */
  readonly stallMs?: number;
  /** Whether colours and other attributes may be used at all. */
  readonly colour: boolean;
  /** Whether a terminal can take back what it shows. */
  readonly redraws: boolean;
  readonly debug: boolean;
  /** Whether conversations are kept. */
  readonly save: boolean;
  /** Whether a browser that is opened here would be seen by whoever typed the command: not from afar, and on Linux only with a display. */
  readonly display: boolean;
  /** The server's token, where the user sets it. */
  readonly token?: string;
  /** What the local engine's process may know of the environment: no keys. */
  readonly engineEnv: Readonly<Record<string, string>>;
  /** The value of a key's variable. A function, so that no key is printed along with the configuration. */
  readonly keyOf: (keyName: string) => string | undefined;
}

export interface ConfigOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** What the command line says. */
  readonly flags?: { readonly model?: string; readonly lang?: string; readonly stallMs?: number };
}

/** Variables that the engine or its libraries need; everything else, keys above all, stays outside its process. */
const engineNames = /^(?:PATH|HOME|USERPROFILE|SYSTEMROOT|TEMP|TMP|TMPDIR|LANG|LC_\w+|LD_LIBRARY_PATH|CUDA_\w+|VK_\w+|GGML_\w+|OMP_\w+)$/i;

/** @throws ChatError `config` when `config.json` cannot be used. */
export function readConfig({ env, platform, home, flags = {} }: ConfigOptions): Config {
  const folders = foldersOf({ platform, env, home });
  const file: ConfigFile = readConfigFile(join(folders.config, "config.json"));
  const model = flags.model ?? env["FATHOM_MODEL"] ?? file.model;
  const stallMs = flags.stallMs ?? (file.stall === undefined ? undefined : file.stall * 1_000);
  const token = env["FATHOM_TOKEN"];
  return Object.freeze({
    folders,
    locale: flags.lang ?? env["FATHOM_LANG"] ?? file.language ?? env["LC_ALL"] ?? env["LC_MESSAGES"] ?? env["LANG"] ?? "en",
    colour: env["NO_COLOR"] === undefined && env["TERM"] !== "dumb",
    redraws: env["TERM"] !== "dumb",
    debug: env["FATHOM_DEBUG"] !== undefined,
    save: file.save ?? true,
    display:
      env["SSH_CONNECTION"] === undefined &&
      env["CI"] === undefined &&
      (platform !== "linux" || env["DISPLAY"] !== undefined || env["WAYLAND_DISPLAY"] !== undefined),
    engineEnv: Object.fromEntries(Object.entries(env).filter(([name]) => engineNames.test(name))),
    keyOf: (keyName: string) => env[keyName]?.trim() || undefined,
    ...(model !== undefined && { model }),
    ...(stallMs !== undefined && { stallMs }),
    ...(token !== undefined && { token }),
  });
}
