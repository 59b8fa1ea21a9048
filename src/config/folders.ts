import { posix, win32 } from "node:path";

/** Where Fathom keeps things on this system. */
export interface Folders {
  /** `config.json`. */
  readonly config: string;
  /** Records and conversations: what a person would miss. */
  readonly data: string;
  /** Histories and what a running server says about itself. */
  readonly state: string;
  /** What can be downloaded again. */
  readonly cache: string;
}

export interface FolderOptions {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string>>;
  /** The user's home folder. */
  readonly home: string;
}

/**
 * Each system's own places: the XDG base directories on Linux, `Library` on macOS, the two AppData folders on Windows.
 * FATHOM_HOME replaces all of them. A relative path in an XDG variable is ignored, as its specification wants.
 */
export function foldersOf({ platform, env, home }: FolderOptions): Folders {
  const { join, isAbsolute, resolve } = platform === "win32" ? win32 : posix;
  const own = env["FATHOM_HOME"];
  if (own !== undefined) {
    const root = resolve(own);
    return { config: root, data: join(root, "data"), state: join(root, "state"), cache: join(root, "cache") };
  }
  if (platform === "win32") {
    const roaming = env["APPDATA"] ?? join(home, "AppData", "Roaming");
    const local = join(env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "Fathom");
    return { config: join(roaming, "Fathom"), data: join(local, "Data"), state: join(local, "State"), cache: join(local, "Cache") };
  }
  if (platform === "darwin") {
    const support = join(home, "Library", "Application Support", "Fathom");
    return {
      config: support,
      data: join(support, "Data"),
      state: join(support, "State"),
      cache: join(home, "Library", "Caches", "Fathom"),
    };
  }
  const xdg = (name: string, ...otherwise: readonly string[]) => {
    const set = env[name];
    return join(set !== undefined && isAbsolute(set) ? set : join(home, ...otherwise), "fathom");
  };
  return {
    config: xdg("XDG_CONFIG_HOME", ".config"),
    data: xdg("XDG_DATA_HOME", ".local", "share"),
    state: xdg("XDG_STATE_HOME", ".local", "state"),
    cache: xdg("XDG_CACHE_HOME", ".cache"),
  };
}
