import { isAbsolute, join } from "node:path";
import type { Host } from "../catalogue/host.ts";
import { hosts } from "../catalogue/hosts.ts";
import { hub } from "../catalogue/hub.ts";
import { mergeHosts } from "../catalogue/merge-hosts.ts";
import { type ConfigFile, readConfigFile } from "./config-file.ts";
import { type Folders, foldersOf } from "./folders.ts";
import { ollamaUrlOf } from "./ollama-url.ts";
import { keysFile, readStoredKeys } from "./stored-keys.ts";

/** Who may get a key: it stands in for a variable, and goes to one origin. */
export interface KeyHolder {
  readonly keyName: string;
  readonly baseUrl: string;
}

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
  /** Where Ollama listens, if OLLAMA_HOST says so. A function, so that a bad one troubles only whoever asks Ollama. */
  readonly ollamaUrl: () => string | undefined;
  /** The server's token, where the user sets it. */
  readonly token?: string;
  /** What the local engine's process may know of the environment: no keys. */
  readonly engineEnv: Readonly<Record<string, string>>;
  /** Where weights come from, and where the hub's own client keeps them. */
  readonly hub: { readonly endpoint: string; readonly cache: string };
  /** A function, because an address may hold a password. */
  readonly proxies: () => { readonly http?: string; readonly https?: string; readonly none?: string };
  /** The catalogue's hosts and the user's own. */
  readonly hosts: readonly Host[];
  /**
   * A host's key: its variable in the environment, else the one that was kept for its origin. A name alone is looked up in
   * the environment. A function, so that no key is printed along with the configuration.
   *
   * @throws ChatError `config` where the file of keys cannot be used.
   */
  readonly keyOf: (holder: KeyHolder | string) => string | undefined;
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
  const ollamaHost = env["OLLAMA_HOST"];
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
    hub: { endpoint: (env["HF_ENDPOINT"] ?? hub.endpoint).replace(/\/+$/, ""), cache: hubCacheOf(env, home) },
    proxies: () => proxiesOf(env),
    hosts: mergeHosts(hosts, file.hosts ?? {}),
    keyOf: (holder: KeyHolder | string) => {
      const name = typeof holder === "string" ? holder : holder.keyName;
      return env[name]?.trim() || (typeof holder === "string" ? undefined : keptFor(holder, folders));
    },
    ...(model !== undefined && { model }),
    ...(stallMs !== undefined && { stallMs }),
    ollamaUrl: () => (ollamaHost === undefined ? undefined : ollamaUrlOf(ollamaHost)),
    ...(token !== undefined && { token }),
  });
}

/** As the hub's own client has it: HF_HUB_CACHE, else a folder of HF_HOME, else one of the user's caches. */
function hubCacheOf(env: Readonly<Record<string, string>>, home: string): string {
  const { HF_HUB_CACHE: own, HF_HOME: all, XDG_CACHE_HOME: xdg } = env;
  if (own !== undefined) return own;
  const caches = xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, ".cache");
  return join(all ?? join(caches, hub.cacheFolder), "hub");
}

/** Small letters win, as in curl; one for everything serves both. */
function proxiesOf(env: Readonly<Record<string, string>>) {
  const either = (name: string) => env[name] ?? env[name.toUpperCase()];
  const all = either("all_proxy");
  const http = either("http_proxy") ?? all;
  const https = either("https_proxy") ?? http;
  const none = either("no_proxy");
  return { ...(http !== undefined && { http }), ...(https !== undefined && { https }), ...(none !== undefined && { none }) };
}

function keptFor({ keyName, baseUrl }: KeyHolder, folders: Folders): string | undefined {
  const { origin } = new URL(baseUrl);
  return Object.values(readStoredKeys(keysFile(folders))).find((kept) => kept.keyName === keyName && kept.origin === origin)?.key;
}
